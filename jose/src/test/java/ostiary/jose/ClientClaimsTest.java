package ostiary.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.token.AccessTokenVerifier.Flaw.MALFORMED;
import static ostiary.core.token.AccessTokenVerifier.Flaw.WRONG_AUDIENCE;
import static ostiary.jose.Forge.HEADER;

import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.key.SigningKey;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier.Verification.Invalid;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;
import ostiary.core.token.SessionId;
import ostiary.core.token.Subject;

/// Tokens that speak for a client, and tokens for other audiences: what tells them from a user's for the service.
class ClientClaimsTest {
    private static final String USER = "7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001";
    private static final String OTHER = "https://orders.example.com";

    private final JwtAccessTokenVerifier verifier =
            new JwtAccessTokenVerifier(Forge.ISSUER, Forge.AUDIENCE, Forge.published());

    private static AccessToken token(Optional<String> audience) {
        return new AccessToken(
                "1",
                new Subject.OfClient("billing"),
                new SessionId(UUID.randomUUID()),
                "billing",
                audience,
                Set.of("orders:read"),
                Set.of(),
                Forge.NOW,
                Forge.NOW.plus(Duration.ofMinutes(10)),
                Optional.empty(),
                List.of());
    }

    private static String signed(AccessToken token) {
        var key = new SigningKey(Forge.KID, (RSAPrivateKey) Forge.OURS.getPrivate());
        return new JwtAccessTokenSigner(Forge.ISSUER, Forge.AUDIENCE, _ -> key).sign(token);
    }

    private static String claims(String sub, String clientId, String authTime) {
        return Forge.signed(
                HEADER,
                Forge.CLAIMS
                        .replace("\"sub\":\"" + USER + "\"", "\"sub\":\"" + sub + "\"")
                        .replace("\"client_id\":\"web\"", "\"client_id\":\"" + clientId + "\"")
                        .replaceFirst(",\"auth_time\":\\d+", authTime));
    }

    @Test
    void areReadAsTheyAreWritten() {
        var own = token(Optional.empty());
        var other = token(Optional.of(OTHER));

        assertThat(verifier.verify(signed(own), Forge.NOW)).isEqualTo(new Valid(own));
        assertThat(verifier.verifyForAnyAudience(signed(other), Forge.NOW)).isEqualTo(new Valid(other));
    }

    @Test
    void areAStrangersWhereTheyAreMadeForSomebodyElse() {
        assertThat(verifier.verify(signed(token(Optional.of(OTHER))), Forge.NOW))
                .isEqualTo(new Invalid(WRONG_AUDIENCE));
    }

    @Test
    void speakForTheClientThatGotThem() {
        assertThat(verifier.verify(claims("web", "web", ""), Forge.NOW))
                .isInstanceOfSatisfying(
                        Valid.class,
                        valid -> assertThat(valid.token().subject()).isEqualTo(new Subject.OfClient("web")));
        assertThat(verifier.verify(claims("other", "web", ""), Forge.NOW)).isEqualTo(new Invalid(MALFORMED));
    }

    /// A client has never logged in, and a user always has.
    @Test
    void areTakenForNoUsers() {
        assertThat(verifier.verify(claims("web", "web", ",\"auth_time\":1795348800"), Forge.NOW))
                .isEqualTo(new Invalid(MALFORMED));
        assertThat(verifier.verify(claims(USER, "web", ""), Forge.NOW)).isEqualTo(new Invalid(MALFORMED));
        assertThat(verifier.verify(claims(USER, USER, ""), Forge.NOW)).isEqualTo(new Invalid(MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[\"https://api.example.com\",\"https://orders.example.com\"]",
                "[\"https://orders.example.com\",\"https://orders.example.com\"]"
            })
    void areMadeForOneAudience(String audience) {
        var token = Forge.signed(
                HEADER, Forge.CLAIMS.replace("\"aud\":\"https://api.example.com\"", "\"aud\":" + audience));

        assertThat(verifier.verifyForAnyAudience(token, Forge.NOW)).isEqualTo(new Invalid(WRONG_AUDIENCE));
    }
}
