/// Cognito user pools, limited to password and code sign-in by a server.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.cognito;
