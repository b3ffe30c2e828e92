package ostiary.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.verifier.Tokens.NOW;
import static ostiary.verifier.Tokens.TOKENS;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import ostiary.core.testing.MovableClock;
import ostiary.verifier.spring.OstiaryJwtDecoder;

class SpringDecoderTest {
    private final MovableClock clock = new MovableClock(NOW);
    private FakeIssuer issuer;
    private OstiaryJwtDecoder decoder;

    @BeforeEach
    void open() throws Exception {
        issuer = new FakeIssuer(Tokens.PAIR);
        decoder = new OstiaryJwtDecoder(
                new TokenVerifier(issuer.settings().as("verifier", "secret"), clock, IssuerHttp.LONGEST));
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void takesTheGoodOneAndNoneThatIsMadeOfIt() {
        var jwt = decoder.decode(TOKENS.twin());

        assertThat(jwt.getSubject()).isEqualTo(Tokens.USER);
        assertThat(jwt.getIssuedAt()).isEqualTo(NOW.minusSeconds(60));
        assertThat(jwt.getClaimAsStringList("roles")).isEqualTo(List.of("staff"));
        assertThat(jwt.getHeaders()).containsEntry("typ", "at+jwt");
        assertThat(TOKENS.all().values())
                .allSatisfy(
                        token -> assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class));
    }

    @Test
    void seesARevocationWithinFiveSeconds() {
        decoder.decode(TOKENS.twin());
        issuer.revocations = FakeIssuer.page("{\"kind\":\"session\",\"id\":\"" + Tokens.SESSION + "\"}", "");
        clock.advance(Duration.ofSeconds(5));

        assertThatThrownBy(() -> decoder.decode(TOKENS.twin())).isInstanceOf(BadJwtException.class);
    }

    /// Not the token is to blame, so it is no 401.
    @Test
    void blamesNoTokenForKeysOutOfReach() {
        issuer.keySet = "";

        assertThatThrownBy(() -> decoder.decode(TOKENS.twin()))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }
}
