/// Sign-up: the request, the mailed code and the confirmation.
@org.jspecify.annotations.NullMarked
package ostiary.core.signup;
