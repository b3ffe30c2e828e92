/// The edge's [ostiary.edge.page.Pages] on JMustache: templates, words, colours and style of what people see.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.pages;
