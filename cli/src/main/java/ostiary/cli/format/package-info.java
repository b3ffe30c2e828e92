/// The formats of other systems and Ostiary's own, read entry by entry in bounded memory.
@org.jspecify.annotations.NullMarked
package ostiary.cli.format;
