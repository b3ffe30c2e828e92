/// The table's stream, as Lambda reads it.
@org.jspecify.annotations.NullMarked
package ostiary.functions.stream;
