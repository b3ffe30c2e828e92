/// Ostiary before a team's own APIs: [ostiary.cdk.protect.OstiaryAuthorizer] asks the authorizer function, and
/// [ostiary.cdk.protect.JwtAuthorizer] lets API Gateway check the token by itself.
@org.jspecify.annotations.NullMarked
package ostiary.cdk.protect;
