/// The port of the pages that people see, and what they are filled with.
@org.jspecify.annotations.NullMarked
package ostiary.edge.page;
