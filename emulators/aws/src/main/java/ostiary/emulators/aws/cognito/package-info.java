/// Cognito's user pools, as far as a server asks them about passwords and codes.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.cognito;
