/// A person gets an account: sign-up, the mailed code, the confirmation.
@org.jspecify.annotations.NullMarked
package ostiary.core.signup;
