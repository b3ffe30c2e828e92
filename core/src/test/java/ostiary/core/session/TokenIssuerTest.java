package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.Fresh;
import ostiary.core.token.AccessToken;

class TokenIssuerTest {
    @Test
    void livesForTenMinutes() {
        var session = Fresh.session();
        var now = session.startedAt().plusSeconds(60);

        var token = TokenIssuer.accessToken(session, now);

        assertThat(token.issuedAt()).isEqualTo(now);
        assertThat(token.expiresAt()).isEqualTo(now.plus(Duration.ofMinutes(10)));
        assertThat(token.lifetime()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void endsWithItsSession() {
        var session = Fresh.session();

        assertThat(TokenIssuer.accessToken(session, session.endsAt().minus(AccessToken.LIFETIME))
                        .expiresAt())
                .isEqualTo(session.endsAt());
        assertThat(TokenIssuer.accessToken(session, session.endsAt().minusMillis(1))
                        .lifetime())
                .isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void saysWhoseItIsAndWhenTheUserProvedIt() {
        var session = Fresh.session();

        var token = TokenIssuer.accessToken(session, session.startedAt().plusSeconds(60));

        assertThat(token.subject().user()).contains(session.userId());
        assertThat(token.sessionId()).isEqualTo(session.id());
        assertThat(token.clientId()).isEqualTo(session.clientId());
        assertThat(token.scopes()).isEqualTo(session.scopes());
        assertThat(token.roles()).isEqualTo(session.roles());
        assertThat(token.amr()).isEqualTo(session.amr());
        assertThat(token.authTime()).contains(session.startedAt());
    }

    @Test
    void hasAnIdOfItsOwn() {
        var session = Fresh.session();

        assertThat(TokenIssuer.accessToken(session, session.startedAt()).id())
                .isNotEqualTo(
                        TokenIssuer.accessToken(session, session.startedAt()).id());
    }
}
