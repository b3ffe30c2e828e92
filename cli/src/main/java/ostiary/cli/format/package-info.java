/// The formats of other systems, and our own: read entry by entry in bounded memory.
@org.jspecify.annotations.NullMarked
package ostiary.cli.format;
