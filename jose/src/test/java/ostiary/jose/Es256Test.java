package ostiary.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.key.SigningKey;
import ostiary.core.key.SigningKeys;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;
import ostiary.core.token.AccessTokenVerifier.Verification;
import ostiary.core.token.Sha256;

/// Keys of ES256 beside those of RS256: whose signature counts for what.
class Es256Test {
    private static final KeyPair EC = pair();
    private static final String EC_KID = JwkThumbprint.of((ECPublicKey) EC.getPublic());
    private static final List<VerificationKey> PUBLISHED =
            List.of(Forge.key(Forge.OURS), new VerificationKey(EC_KID, EC.getPublic()));
    private final JwtAccessTokenVerifier verifier =
            new JwtAccessTokenVerifier(Forge.ISSUER, Forge.AUDIENCE, published());

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static VerificationKeys published() {
        return new VerificationKeys() {
            @Override
            public Optional<VerificationKey> find(String kid) {
                return PUBLISHED.stream().filter(key -> key.kid().equals(kid)).findFirst();
            }

            @Override
            public List<VerificationKey> published() {
                return PUBLISHED;
            }
        };
    }

    private static SigningKeys signing() {
        return new SigningKeys() {
            @Override
            public SigningKey current(Instant now) {
                return new SigningKey(Forge.KID, Forge.OURS.getPrivate());
            }

            @Override
            public SigningKey currentEs256(Instant now) {
                return new SigningKey(EC_KID, EC.getPrivate());
            }
        };
    }

    private static String idToken(SignatureAlgorithm algorithm) {
        var claims = JwtAccessTokenTest.token(Set.of("openid"), Set.of());
        return new JwtIdTokenSigner(Forge.ISSUER, signing())
                .ready(algorithm, Forge.NOW)
                .sign(claims, "access", Optional.of("n-0S6"));
    }

    private static String header(String alg, String kid) {
        return "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"at+jwt\"}".formatted(alg, kid);
    }

    private static String token(String alg, String kid, String signature, PrivateKey key) {
        var text = Forge.text(header(alg, kid), Forge.CLAIMS);
        return text + '.' + Base64Url.encode(Forge.sign(signature, key, text.getBytes(US_ASCII)));
    }

    private Verification verdict(String token) {
        return verifier.verify(token, Forge.NOW);
    }

    @ParameterizedTest
    @EnumSource
    void anIdTokenIsAHintWhateverItsAlgorithm(SignatureAlgorithm algorithm) {
        var token = idToken(algorithm);
        var other =
                idToken(algorithm == SignatureAlgorithm.RS256 ? SignatureAlgorithm.ES256 : SignatureAlgorithm.RS256);
        var mixed = other.substring(0, other.indexOf('.')) + token.substring(token.indexOf('.'));
        var hints = new JwtIdTokenHints(Forge.ISSUER, published());

        assertThat(hints.read(token, Forge.NOW)).contains(JwtIdTokenHintsTest.HINT);
        assertThat(hints.read(mixed, Forge.NOW)).isEmpty();
    }

    /// The JDK reads the signature as RFC 7518 §3.4 has it: both numbers, 32 bytes each.
    @Test
    void anIdTokenIsSignedWithTheAlgorithmThatItsClientChose() throws Exception {
        var parts = idToken(SignatureAlgorithm.ES256).split("\\.", -1);
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(EC.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));

        assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"ES256\",\"kid\":\"%s\",\"typ\":\"JWT\"}".formatted(EC_KID));
        assertThat(Base64.getUrlDecoder().decode(parts[2])).hasSize(64);
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(decoded(idToken(SignatureAlgorithm.RS256).split("\\.", -1)[0]))
                .isEqualTo("{\"alg\":\"RS256\",\"kid\":\"%s\",\"typ\":\"JWT\"}".formatted(Forge.KID));
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void anIdTokenHasItsClaimsAndNoName(SignatureAlgorithm algorithm) {
        var hash = Sha256.digest("access".getBytes(US_ASCII));
        assertThat(decoded(idToken(algorithm).split("\\.", -1)[1]))
                .isEqualTo("""
                    {"iss":"https://auth.example.com","aud":"web","sub":"7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001",\
                    "iat":1795348800,"exp":1795349400,"sid":"0d9aa07c-6a65-4d2a-9d3e-5d8b0a7d1f02","at_hash":"%s",\
                    "auth_time":1795089600,"nonce":"n-0S6","acr":"2","amr":["pwd","otp"]}\
                    """.formatted(Base64Url.encode(Arrays.copyOf(hash, 16))));
    }

    @Test
    void anAccessTokenIsTakenWithRs256Alone() {
        assertThat(verdict(token("RS256", Forge.KID, "SHA256withRSA", Forge.OURS.getPrivate())))
                .isInstanceOf(Verification.Valid.class);

        var plain = "SHA256withECDSAinP1363Format";
        for (var refused : List.of(
                token("ES256", EC_KID, plain, EC.getPrivate()),
                token("ES256", Forge.KID, plain, EC.getPrivate()),
                token("ES256", Forge.KID, "SHA256withRSA", Forge.OURS.getPrivate()),
                token("ES256", EC_KID, "SHA256withRSA", Forge.OURS.getPrivate()),
                token("RS256", EC_KID, plain, EC.getPrivate()),
                token("RS256", EC_KID, "SHA256withECDSA", EC.getPrivate()),
                token("RS256", EC_KID, "SHA256withRSA", Forge.OURS.getPrivate()),
                token("RS256", Forge.KID, plain, EC.getPrivate()),
                Forge.hmac(header("HS256", EC_KID), EC.getPublic().getEncoded()),
                Forge.hmac(header("RS256", EC_KID), EC.getPublic().getEncoded()),
                Forge.withSignature(header("ES256", EC_KID), new byte[64]),
                Forge.withSignature(header("RS256", EC_KID), new byte[64]),
                Forge.withSignature(header("RS256", EC_KID), new byte[0]),
                idToken(SignatureAlgorithm.ES256),
                idToken(SignatureAlgorithm.RS256))) {
            assertThat(verdict(refused)).isInstanceOf(Verification.Invalid.class);
        }
    }

    /// CVE-2022-21449: two zeros once were anybody's signature.
    @Test
    void noSignatureOfZerosCounts() {
        var jwt = CompactJwt.split(Forge.withSignature(header("ES256", EC_KID), new byte[64]))
                .orElseThrow();

        assertThat(Signatures.isSigned(jwt, PUBLISHED.getLast())).isFalse();
    }

    @Test
    void isPublishedAsRfc7518HasIt() throws Exception {
        var key = new ObjectMapper().readTree(JwkSet.of(PUBLISHED)).get("keys").get(1);

        assertThat(key.fieldNames()).toIterable().containsExactly("kty", "use", "alg", "kid", "crv", "x", "y");
        assertThat(List.of("kty", "use", "alg", "crv"))
                .extracting(name -> key.get(name).textValue())
                .containsExactly("EC", "sig", "ES256", "P-256");
        var point = ((ECPublicKey) EC.getPublic()).getW();
        assertThat(new BigInteger(1, Base64.getUrlDecoder().decode(key.get("x").textValue())))
                .isEqualTo(point.getAffineX());
        assertThat(new BigInteger(1, Base64.getUrlDecoder().decode(key.get("y").textValue())))
                .isEqualTo(point.getAffineY());
        var members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":%s,\"y\":%s}".formatted(key.get("x"), key.get("y"));
        assertThat(key.get("kid").textValue())
                .isEqualTo(Sha256.of(members.getBytes(US_ASCII)).value());
    }

    /// One in 256 coordinates begins with a zero byte.
    @Test
    void aCoordinateIsAsLongAsItsField() {
        for (var number : List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO.pow(255), BigInteger.TWO.pow(248))) {
            var bytes = Base64.getUrlDecoder().decode(P256.coordinate(number));
            assertThat(bytes).hasSize(32);
            assertThat(new BigInteger(1, bytes)).isEqualTo(number);
        }
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }
}
