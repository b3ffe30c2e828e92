/// The files that other systems write, and our own: read entry by entry, in memory that doesn't grow with them.
@org.jspecify.annotations.NullMarked
package ostiary.cli.format;
