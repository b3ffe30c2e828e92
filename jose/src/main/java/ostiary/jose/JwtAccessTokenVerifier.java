package ostiary.jose;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiPredicate;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;
import ostiary.core.token.AccessTokenVerifier;
import ostiary.core.token.AccessTokenVerifier.Verification.Invalid;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;

/// Adapter: verifies access tokens by RFC 9068 §4 and RFC 8725.
///
/// The order matters: form, header, key, signature, and only then the claims.
public final class JwtAccessTokenVerifier implements AccessTokenVerifier {
    /// How far the clock of the issuing machine may be ahead of ours (FAPI 2.0 Security Profile §5.3.2.1).
    static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private final String issuer;
    private final String audience;
    private final VerificationKeys keys;
    private final VerifiedSignatures verified;
    private final BiPredicate<CompactJwt, VerificationKey> signatures;

    /// Checks each signature each time.
    ///
    /// @param audience the service's own
    public JwtAccessTokenVerifier(String issuer, String audience, VerificationKeys keys) {
        this(issuer, audience, keys, new VerifiedSignatures(0));
    }

    /// @param audience the service's own
    /// @param verified remembers good signatures
    public JwtAccessTokenVerifier(String issuer, String audience, VerificationKeys keys, VerifiedSignatures verified) {
        this(issuer, audience, keys, verified, Signatures::isSigned);
    }

    /// @param signatures checks them
    JwtAccessTokenVerifier(
            String issuer,
            String audience,
            VerificationKeys keys,
            VerifiedSignatures verified,
            BiPredicate<CompactJwt, VerificationKey> signatures) {
        this.issuer = issuer;
        this.audience = audience;
        this.keys = keys;
        this.verified = verified;
        this.signatures = signatures;
    }

    /// Throws only [ostiary.core.UnavailableException], if the keys are out of reach.
    @Override
    public Verification verifyForAnyAudience(String compact, Instant now) {
        if (compact.length() > StrictJson.MAX_LENGTH) {
            return new Invalid(Flaw.MALFORMED);
        }
        return CompactJwt.split(compact).map(jwt -> checkForm(jwt, now)).orElseGet(() -> new Invalid(Flaw.MALFORMED));
    }

    private Verification checkForm(CompactJwt jwt, Instant now) {
        var header = Base64Url.decode(jwt.header()).flatMap(JwtHeader::parse);
        var payload = Base64Url.decode(jwt.payload());
        var signature = Base64Url.decode(jwt.signature());
        return header.isPresent() && payload.isPresent() && signature.isPresent()
                ? checkHeader(jwt, header.get(), payload.get(), now)
                : new Invalid(Flaw.MALFORMED);
    }

    private Verification checkHeader(CompactJwt jwt, JwtHeader header, byte[] payload, Instant now) {
        if (!header.typ().equals(JwtHeader.ACCESS_TOKEN)) {
            return new Invalid(Flaw.WRONG_TYPE);
        }
        if (!header.alg().equals(JwtHeader.RS256)) {
            return new Invalid(Flaw.WRONG_ALGORITHM);
        }
        var key = keys.find(header.kid());
        if (key.isEmpty()) {
            return new Invalid(Flaw.UNKNOWN_KEY);
        }
        if (key.get().algorithm() != SignatureAlgorithm.RS256) {
            return new Invalid(Flaw.WRONG_ALGORITHM);
        }
        return checkSignature(jwt, key.get(), payload, now);
    }

    private Verification checkSignature(CompactJwt jwt, VerificationKey key, byte[] payload, Instant now) {
        var name = VerifiedSignatures.name(jwt, key);
        if (verified.isKnown(name, key, now)) {
            return checkClaims(payload, now);
        }
        if (!signatures.test(jwt, key)) {
            return new Invalid(Flaw.BAD_SIGNATURE);
        }
        var verification = checkClaims(payload, now);
        if (verification instanceof Valid(var token)) {
            verified.remember(name, key, token.expiresAt());
        }
        return verification;
    }

    private Verification checkClaims(byte[] payload, Instant now) {
        return JwtClaims.parse(payload).map(claims -> judge(claims, now)).orElseGet(() -> new Invalid(Flaw.MALFORMED));
    }

    private Verification judge(JwtClaims.Claims claims, Instant now) {
        var token = claims.token();
        var latestStart = now.plus(CLOCK_SKEW);
        if (!claims.issuer().equals(issuer)) {
            return new Invalid(Flaw.WRONG_ISSUER);
        }
        // A token with a second audience could be replayed here by whoever runs the other service.
        if (claims.audience().size() != 1) {
            return new Invalid(Flaw.WRONG_AUDIENCE);
        }
        if (!token.expiresAt().isAfter(now)) {
            return new Invalid(Flaw.EXPIRED);
        }
        if (token.issuedAt().isAfter(latestStart) || claims.notBefore().isAfter(latestStart)) {
            return new Invalid(Flaw.NOT_YET_VALID);
        }
        var madeFor = claims.audience().getFirst();
        return new Valid(madeFor.equals(audience) ? token : token.forAudience(madeFor));
    }
}
