package ostiary.core.token;

import java.time.Instant;

/// Port: tells this service's valid access tokens from everything else.
@FunctionalInterface
public interface AccessTokenVerifier {
    /// Any text may come in; no text makes it throw.
    Verification verify(String compact, Instant now);

    /// The outcome.
    sealed interface Verification {
        record Valid(AccessToken token) implements Verification {}

        record Invalid(Flaw flaw) implements Verification {}
    }

    /// For logs and metrics only: a client is told `invalid_token`, whichever it is.
    enum Flaw {
        MALFORMED,
        WRONG_TYPE,
        WRONG_ALGORITHM,
        UNKNOWN_KEY,
        BAD_SIGNATURE,
        WRONG_ISSUER,
        WRONG_AUDIENCE,
        EXPIRED,
        NOT_YET_VALID
    }
}
