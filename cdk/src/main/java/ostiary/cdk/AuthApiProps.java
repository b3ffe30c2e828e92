package ostiary.cdk;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;

/// A team's choices about an [AuthApi].
///
/// @param domain the API's custom domain, then its only address; if empty, the API has API Gateway's address
/// @param throttles the rates of its routes
/// @param allowedOrigins the web origins whose scripts may call the API (CORS)
/// @param authorizerCache how long the gateway may cache a result of the authorizer, at most an hour; a revoked
/// token is accepted for that long
/// @param logs the choices about the access log
public record AuthApiProps(
        Optional<CustomDomain> domain,
        Throttles throttles,
        List<String> allowedOrigins,
        Duration authorizerCache,
        LogProps logs) {
    public AuthApiProps {
        allowedOrigins = Checks.origins(allowedOrigins);
        Checks.authorizerCache(authorizerCache);
    }

    /// No custom domain, the standard throttles, no web origin, no cached results; logs for three months.
    public static AuthApiProps standard() {
        return new AuthApiProps(
                Optional.empty(), Throttles.STANDARD, List.of(), Duration.seconds(0), LogProps.standard());
    }
}
