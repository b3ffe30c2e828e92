package ostiary.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.key.SigningKey;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;
import ostiary.core.session.Device;
import ostiary.core.session.Session;
import ostiary.core.session.TokenIssuer;
import ostiary.core.testing.Profiles;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;
import ostiary.core.token.SessionId;
import ostiary.core.user.ToldClaims;
import ostiary.core.user.UserId;

/// A token of the signer can be read by the verifier and by everybody else.
class JwtAccessTokenTest {
    static final UserId ALICE = new UserId(UUID.fromString("7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001"));
    static final SessionId SESSION = new SessionId(UUID.fromString("0d9aa07c-6a65-4d2a-9d3e-5d8b0a7d1f02"));

    final JwtAccessTokenSigner signer = new JwtAccessTokenSigner(
            Forge.ISSUER, Forge.AUDIENCE, _ -> new SigningKey(Forge.KID, (RSAPrivateKey) Forge.OURS.getPrivate()));
    final JwtAccessTokenVerifier verifier = new JwtAccessTokenVerifier(Forge.ISSUER, Forge.AUDIENCE, Forge.published());

    static AccessToken token(Set<String> scopes, Set<String> roles) {
        return new AccessToken(
                "t1",
                ALICE,
                SESSION,
                "web",
                scopes,
                roles,
                Forge.NOW,
                Forge.NOW.plus(Duration.ofMinutes(10)),
                Forge.NOW.minus(Duration.ofDays(3)),
                List.of("pwd", "otp"));
    }

    @Test
    void comesBackAsItWasSigned() {
        var token = token(Set.of("profile", "openid", "email"), Set.of("admin", "größte Rolle 👑"));

        assertThat(verifier.verify(signer.sign(token), Forge.NOW)).isEqualTo(new Valid(token));
    }

    @Test
    void comesBackWithoutScopesAndRoles() {
        var token = token(Set.of(), Set.of());

        assertThat(verifier.verify(signer.sign(token), Forge.NOW)).isEqualTo(new Valid(token));
    }

    @Test
    void comesBackWithWhatUserInfoTells() {
        var token = TokenIssuer.accessToken(
                new Session(
                        SESSION,
                        ALICE,
                        "web",
                        Set.of("openid"),
                        Set.of(),
                        List.of("pwd"),
                        BuiltInPolicy.DEFAULT.policy(),
                        new Device("", ""),
                        Forge.NOW,
                        Forge.NOW.plus(Duration.ofDays(1)),
                        Forge.NOW,
                        Optional.empty(),
                        Set.of("name", "picture"),
                        Optional.empty()),
                Forge.NOW);

        assertThat(verifier.verify(signer.sign(token), Forge.NOW)).isEqualTo(new Valid(token));
        assertThat(decoded(signer.sign(token).split("\\.", -1)[1]))
                .contains("\"userinfo_claims\":[\"name\",\"picture\"]");
    }

    /// Who reads it knows an `updated_at` for a number (OpenID Connect Core §5.1). Ostiary itself passes over them.
    @Test
    void tellsOfItsUserWhatWasChosen() {
        var plain = token(Set.of("account"), Set.of());
        var told = ToldClaims.of(List.of("name", "updated_at"), Optional.of("Ada \"L\""), Profiles.whole());
        var token = new AccessToken(
                plain.id(),
                plain.subject(),
                plain.sessionId(),
                plain.clientId(),
                plain.audience(),
                plain.scopes(),
                plain.roles(),
                plain.issuedAt(),
                plain.expiresAt(),
                plain.authTime(),
                plain.amr(),
                plain.userInfo(),
                told);

        var signed = signer.sign(token);

        assertThat(decoded(signed.split("\\.", -1)[1]))
                .endsWith(",\"name\":\"Ada \\\"L\\\"\",\"updated_at\":1700000000}");
        assertThat(verifier.verify(signed, Forge.NOW)).isEqualTo(new Valid(plain));
    }

    @Test
    void comesBackInWholeSeconds() {
        var now = Forge.NOW.plusNanos(999_999_999);
        var token = new AccessToken(
                "t1",
                ALICE,
                SESSION,
                "web",
                Set.of(),
                Set.of(),
                now,
                now.plus(Duration.ofMinutes(10)),
                now,
                List.of("pwd"));

        assertThat(verifier.verify(signer.sign(token), now)).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.token().issuedAt()).isEqualTo(Forge.NOW);
            assertThat(valid.token().expiresAt()).isEqualTo(Forge.NOW.plusSeconds(600));
            assertThat(valid.token().authTime()).contains(Forge.NOW);
        });
    }

    @Test
    void hasTheClaimsOfRfc9068() {
        var parts = signer.sign(token(Set.of("profile", "openid"), Set.of("b", "a")))
                .split("\\.", -1);

        assertThat(decoded(parts[0]))
                .isEqualTo("{\"alg\":\"RS256\",\"kid\":\"%s\",\"typ\":\"at+jwt\"}".formatted(Forge.KID));
        assertThat(decoded(parts[1])).isEqualTo("""
            {"iss":"https://auth.example.com","aud":"https://api.example.com",\
            "sub":"7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001","client_id":"web","scope":"openid profile",\
            "iat":1795348800,"exp":1795349400,"jti":"t1","sid":"0d9aa07c-6a65-4d2a-9d3e-5d8b0a7d1f02",\
            "auth_time":1795089600,"amr":["pwd","otp"],"roles":["a","b"]}\
            """);
    }

    @Test
    void leavesOutWhatIsEmpty() {
        var payload = decoded(signer.sign(token(Set.of(), Set.of())).split("\\.", -1)[1]);

        assertThat(payload).doesNotContain("scope", "roles");
    }

    @Test
    void isSignedWithTheKeyOfItsTime() {
        var asked = new Instant[1];
        var signer = new JwtAccessTokenSigner(Forge.ISSUER, Forge.AUDIENCE, now -> {
            asked[0] = now;
            return new SigningKey(Forge.KID, (RSAPrivateKey) Forge.OURS.getPrivate());
        });

        signer.sign(token(Set.of(), Set.of()));

        assertThat(asked).containsExactly(Forge.NOW);
    }

    @Test
    void verifiesWithJavaJwtAlone() {
        var text = signer.sign(token(Set.of("openid"), Set.of("admin")));

        var verified = JWT.require(Algorithm.RSA256((RSAPublicKey) Forge.OURS.getPublic(), null))
                .withIssuer(Forge.ISSUER)
                .withAudience(Forge.AUDIENCE)
                .withSubject(ALICE.toString())
                .withClaim("client_id", "web")
                .withClaim("scope", "openid")
                .withArrayClaim("roles", "admin")
                .acceptLeeway(Integer.MAX_VALUE)
                .build()
                .verify(text);

        assertThat(verified.getType()).isEqualTo("at+jwt");
        assertThat(verified.getKeyId()).isEqualTo(Forge.KID);
        assertThat(verified.getExpiresAtAsInstant()).isEqualTo(Forge.NOW.plusSeconds(600));
    }

    @Test
    void verifiesWithAPlainJdkAndTheKeySet() throws Exception {
        var text = signer.sign(token(Set.of("openid"), Set.of()));
        var json = new ObjectMapper().readTree(JwkSet.of(Forge.published().published()));

        var jwk = json.get("keys").get(0);
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        number(jwk.get("n").textValue()), number(jwk.get("e").textValue())));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));

        assertThat(jwk.get("kid").textValue()).isEqualTo(Forge.KID);
        assertThat(signature.verify(Base64.getUrlDecoder().decode(text.substring(text.lastIndexOf('.') + 1))))
                .isTrue();
    }

    @Test
    void isNotJudgedWithoutKeys() {
        var down = new VerificationKeys() {
            @Override
            public Optional<VerificationKey> find(String kid) {
                throw new UnavailableException("secret", null);
            }

            @Override
            public List<VerificationKey> published() {
                throw new UnavailableException("secret", null);
            }
        };
        var verifier = new JwtAccessTokenVerifier(Forge.ISSUER, Forge.AUDIENCE, down);
        var text = signer.sign(token(Set.of(), Set.of()));

        assertThatThrownBy(() -> verifier.verify(text, Forge.NOW)).isInstanceOf(UnavailableException.class);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static BigInteger number(String base64Url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64Url));
    }
}
