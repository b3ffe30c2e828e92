/// Protects a team's own APIs: [ostiary.cdk.protect.OstiaryAuthorizer] calls the authorizer function, and
/// [ostiary.cdk.protect.JwtAuthorizer] lets API Gateway check the token itself.
@org.jspecify.annotations.NullMarked
package ostiary.cdk.protect;
