/// A user proves who they are: passwords, factors, and what is asked for in between.
@org.jspecify.annotations.NullMarked
package ostiary.core.login;
