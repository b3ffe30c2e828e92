package ostiary.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.access.CheckAccess.Outcome.Refused;
import ostiary.core.testing.World;
import ostiary.core.token.AccessTokenVerifier.Flaw;
import ostiary.core.token.AccessTokenVerifier.Verification.Invalid;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.Subject;

class CheckAccessTest {
    private final World world = new World();
    private final IssuedTokens login = world.loggedIn(world.clients.byDefault());

    private CheckAccess.Outcome check(String text) {
        return world.checkAccess().check(text);
    }

    @Test
    void tellsWhomATokenSpeaksFor() {
        var start = world.clock.instant();
        world.clock.advance(Duration.ofMinutes(3));

        var token = login.refreshToken();
        assertThat(check(login.accessToken()))
                .isEqualTo(new Granted(new Principal(
                        new Subject.OfUser(token.userId()),
                        token.sessionId(),
                        "default",
                        Set.of("profile"),
                        Set.of(),
                        Optional.of(start),
                        List.of("pwd"))));
    }

    @Test
    void refusesATokenTheInstantItExpires() {
        world.clock.advance(login.lifetime().minusMillis(1));
        assertThat(check(login.accessToken())).isInstanceOf(Granted.class);

        world.clock.advance(Duration.ofMillis(1));
        assertThat(check(login.accessToken())).isEqualTo(new Refused(Flaw.EXPIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "eyJhbGciOiJub25lIn0.e30.", "\u0000"})
    void refusesWhatIsNoToken(String text) {
        assertThat(check(text)).isEqualTo(new Refused(Flaw.MALFORMED));
        assertThat(check(login.accessToken() + text + " ")).isEqualTo(new Refused(Flaw.MALFORMED));
    }

    @Test
    void takesNoRefreshTokenForAnAccessToken() {
        assertThat(check(login.refreshToken().text())).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void passesOnWhatIsWrong(Flaw flaw) {
        var check = new CheckAccess((_, _) -> new Invalid(flaw), world.revocationList(), world.clock);

        assertThat(check.check("any")).isEqualTo(new Refused(flaw));
    }

    @Test
    void knowsTheScopesOfAPrincipal() {
        var principal = ((Granted) check(login.accessToken())).principal();

        assertThat(principal.hasScope("profile")).isTrue();
        assertThat(principal.hasScope("prof")).isFalse();
        assertThat(principal.hasScope("PROFILE")).isFalse();
        assertThat(principal.hasScope("")).isFalse();
    }
}
