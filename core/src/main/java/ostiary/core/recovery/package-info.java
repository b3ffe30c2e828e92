/// Passwords that are forgotten, reset and changed.
@org.jspecify.annotations.NullMarked
package ostiary.core.recovery;
