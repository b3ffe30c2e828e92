package ostiary.cdk;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.logs.RetentionDays;

/// What a team decides about an [AuthApi].
///
/// @param domain the team's own name for the API, which then has no other; if empty, the one that API Gateway gives it
/// @param allowedOrigins the web origins whose scripts may call the API (CORS)
/// @param authorizerCache how long the gateway may repeat an answer of the authorizer: an hour at most, and as long as
///     a revoked token may still pass
/// @param logRetention how long the access log keeps what it gets
/// @param keepData whether the access log outlives the stack
public record AuthApiProps(
        Optional<CustomDomain> domain,
        List<String> allowedOrigins,
        Duration authorizerCache,
        RetentionDays logRetention,
        boolean keepData) {
    public AuthApiProps {
        allowedOrigins = Checks.origins(allowedOrigins);
        Checks.authorizerCache(authorizerCache);
    }

    /// No name of its own, no web origin, no answer repeated; logs for three months.
    public static AuthApiProps standard() {
        return new AuthApiProps(Optional.empty(), List.of(), Duration.seconds(0), RetentionDays.THREE_MONTHS, true);
    }
}
