package ostiary.cdk.protect;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer.JWTConfigurationProperty;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.constructs.Construct;

/// An HTTP API's built-in check of Ostiary's access tokens, the cheap alternative to
/// [OstiaryAuthorizer]: it costs no invocation, does not know revoked sessions, and accepts a token
/// until it expires, 10 minutes after it was issued.
///
/// The integration finds the claims in `requestContext.authorizer.jwt.claims`.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html>
public final class JwtAuthorizer {
    private final String issuer;
    private final String audience;
    private final Optional<Construct> service;

    private JwtAuthorizer(String issuer, String audience, Optional<Construct> service) {
        this.issuer = issuer;
        this.audience = audience;
        this.service = service;
    }

    /// An authorizer for tokens of an Ostiary in another stack, with its outputs `Issuer` and `Audience`.
    public static JwtAuthorizer of(String issuer, String audience) {
        return new JwtAuthorizer(issuer, audience, Optional.empty());
    }

    /// The same, created after `service`: API Gateway reads the issuer's metadata when it creates the authorizer.
    public JwtAuthorizer after(Construct service) {
        return new JwtAuthorizer(issuer, audience, Optional.of(service));
    }

    /// Protects every route of an HTTP API, as [OstiaryAuthorizer#protect(HttpApi, RouteRule...)] does.
    ///
    /// @throws IllegalArgumentException if two rules name one route, or the API is protected already
    public void protect(HttpApi api, RouteRule... rules) {
        var protection = new Protection(new ProtectedHttpApi(api), new RouteRules(rules));
        var authorizer = CfnAuthorizer.Builder.create(protection, "Authorizer")
                .apiId(api.getApiId())
                .name("Ostiary")
                .authorizerType("JWT")
                .identitySource(List.of(ProtectedHttpApi.TOKEN))
                .jwtConfiguration(JWTConfigurationProperty.builder()
                        .issuer(issuer)
                        .audience(List.of(audience))
                        .build())
                .build();
        service.ifPresent(authorizer.getNode()::addDependency);
        protection.guardByJwt(authorizer);
    }
}
