/// Web pages in a real browser, for tests of what a page of another origin can do.
@org.jspecify.annotations.NullMarked
package ostiary.edge.browser;
