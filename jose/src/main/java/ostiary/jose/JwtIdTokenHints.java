package ostiary.jose;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.key.VerificationKeys;
import ostiary.core.token.IdTokenHint;
import ostiary.core.token.IdTokenHints;

/// Adapter: reads the ID tokens of [JwtIdTokenSigner] again, in the order of [JwtAccessTokenVerifier]: form, header,
/// key, signature, and only then the claims. An access token is none (RFC 8725 §3.11), nor is a token that names a
/// second audience.
public final class JwtIdTokenHints implements IdTokenHints {
    private final String issuer;
    private final VerificationKeys keys;

    /// @param keys those that sign, and those that no longer do
    public JwtIdTokenHints(String issuer, VerificationKeys keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /// Throws only [ostiary.core.UnavailableException], if the keys are out of reach.
    @Override
    public Optional<IdTokenHint> read(String compact, Instant now) {
        return compact.length() > StrictJson.MAX_LENGTH
                ? Optional.empty()
                : CompactJwt.split(compact).filter(this::isOurs).flatMap(jwt -> claims(jwt, now));
    }

    private boolean isOurs(CompactJwt jwt) {
        return Base64Url.decode(jwt.signature()).isPresent()
                && Base64Url.decode(jwt.payload()).isPresent()
                && Base64Url.decode(jwt.header())
                        .flatMap(JwtHeader::parse)
                        .filter(header -> header.typ().equals(JwtIdTokenSigner.TYPE))
                        .flatMap(header -> keys.find(header.kid())
                                .filter(key ->
                                        header.alg().equals(key.algorithm().name())))
                        .filter(key -> Signatures.isSigned(jwt, key))
                        .isPresent();
    }

    private Optional<IdTokenHint> claims(CompactJwt jwt, Instant now) {
        var latestStart = now.plus(JwtAccessTokenVerifier.CLOCK_SKEW);
        return Base64Url.decode(jwt.payload())
                .flatMap(IdTokenClaims::parse)
                .filter(claims -> claims.issuer().equals(issuer)
                        && !claims.issuedAt().isAfter(latestStart)
                        && !claims.notBefore().isAfter(latestStart))
                .map(IdTokenClaims.Claims::hint);
    }
}
