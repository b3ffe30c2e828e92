/// Passwords that are forgotten, reset and changed, and addresses that are changed.
@org.jspecify.annotations.NullMarked
package ostiary.core.recovery;
