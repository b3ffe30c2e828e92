package ostiary.core.access;

import java.time.InstantSource;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier;
import ostiary.core.token.AccessTokenVerifier.Flaw;
import ostiary.core.token.AccessTokenVerifier.Verification.Invalid;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;

/// Use case: whom does an access token speak for? Decided from the token and from what is known to be revoked.
public final class CheckAccess {
    private final AccessTokenVerifier verifier;
    private final RevocationList revocations;
    private final InstantSource clock;

    public CheckAccess(AccessTokenVerifier verifier, RevocationList revocations, InstantSource clock) {
        this.verifier = verifier;
        this.revocations = revocations;
        this.clock = clock;
    }

    /// Checks the token of an `Authorization: Bearer` header.
    ///
    /// @param accessToken any text
    public Outcome check(String accessToken) {
        var now = clock.instant();
        return switch (verifier.verify(accessToken, now)) {
            case Valid(var token) ->
                revocations.covers(token, now) ? new Outcome.Revoked() : new Outcome.Granted(principal(token));
            case Invalid(var flaw) -> new Outcome.Refused(flaw);
        };
    }

    private static Principal principal(AccessToken token) {
        return new Principal(
                token.subject(),
                token.sessionId(),
                token.clientId(),
                token.scopes(),
                token.roles(),
                token.authTime(),
                token.amr());
    }

    /// Whether access is granted, and to whom; the reason for a refusal goes to logs only.
    public sealed interface Outcome {
        record Granted(Principal principal) implements Outcome {}

        record Refused(Flaw flaw) implements Outcome {}

        record Revoked() implements Outcome {}
    }
}
