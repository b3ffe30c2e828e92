package ostiary.core.token;

import java.time.Instant;

/// Port: verifies access tokens.
@FunctionalInterface
public interface AccessTokenVerifier {
    /// Verifies any text; never throws because of it. Whom the token is made for is for the caller to judge: a good
    /// token for another service is a stranger's here.
    Verification verifyForAnyAudience(String compact, Instant now);

    /// Verifies a token that must be made for the service's own audience.
    default Verification verify(String compact, Instant now) {
        var verification = verifyForAnyAudience(compact, now);
        return verification instanceof Verification.Valid(var token)
                        && token.audience().isPresent()
                ? new Verification.Invalid(Flaw.WRONG_AUDIENCE)
                : verification;
    }

    /// The result of a verification.
    sealed interface Verification {
        record Valid(AccessToken token) implements Verification {}

        record Invalid(Flaw flaw) implements Verification {}
    }

    /// The flaw of a token, for logs and metrics only: a client is told `invalid_token` in every case.
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
