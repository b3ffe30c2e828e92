package ostiary.core.token;

import java.time.Instant;

/// Port: verifies access tokens.
@FunctionalInterface
public interface AccessTokenVerifier {
    /// Verifies any text; never throws because of it.
    Verification verify(String compact, Instant now);

    /// The result of a verification.
    sealed interface Verification {
        record Valid(AccessToken token) implements Verification {}

        record Invalid(Flaw flaw) implements Verification {}
    }

    /// For logs and metrics only: a client is told `invalid_token` in every case.
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
