package ostiary.core.testing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.AccessTokenVerifier;
import ostiary.core.token.IdTokenHint;
import ostiary.core.token.IdTokenHints;
import ostiary.core.token.IdTokenSigner;

/// Signs nothing: hands out a name for each access token and remembers what it stands for.
public final class PlainSigner implements AccessTokenSigner, AccessTokenVerifier, IdTokenSigner, IdTokenHints {
    private final Map<String, AccessToken> signed = new ConcurrentHashMap<>();
    private final Map<String, IdTokenHint> hints = new ConcurrentHashMap<>();

    @Override
    public AccessTokenSigner.Ready ready(Instant now) {
        return this::named;
    }

    private String named(AccessToken token) {
        var name = "access." + token.id();
        signed.put(name, token);
        return name;
    }

    @Override
    public Verification verifyForAnyAudience(String compact, Instant now) {
        var token = Optional.ofNullable(signed.get(compact));
        if (token.isEmpty()) {
            return new Verification.Invalid(Flaw.MALFORMED);
        }
        return token.get().expiresAt().isAfter(now)
                ? new Verification.Valid(token.get())
                : new Verification.Invalid(Flaw.EXPIRED);
    }

    /// `id.<client> <subject> <nonce>`, behind the algorithm if it is not the usual one; of two that are the same, the
    /// newest is what is read.
    @Override
    public IdTokenSigner.Ready ready(SignatureAlgorithm algorithm, Instant now) {
        var kind = algorithm == SignatureAlgorithm.RS256 ? "id." : "id." + algorithm + ".";
        return (claims, _, nonce) -> {
            var name = kind + claims.clientId() + " " + claims.subject() + " " + nonce.orElse("");
            hints.put(
                    name,
                    new IdTokenHint(claims.subject().user().orElseThrow(), claims.clientId(), claims.sessionId()));
            return name;
        };
    }

    @Override
    public Optional<IdTokenHint> read(String compact, Instant now) {
        return Optional.ofNullable(hints.get(compact));
    }

    /// The claims of an access token of this signer.
    public AccessToken read(String compact) {
        return Optional.ofNullable(signed.get(compact)).orElseThrow();
    }
}
