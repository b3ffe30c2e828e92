/// The end of an account: asked for, called off, or come.
@org.jspecify.annotations.NullMarked
package ostiary.core.deletion;
