/// The synthesized deletion that other services take part in, run in virtual time against the real steps.
@org.jspecify.annotations.NullMarked
package ostiary.saga;
