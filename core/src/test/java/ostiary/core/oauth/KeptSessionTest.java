package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.password.Password;
import ostiary.core.recovery.ChangePassword;
import ostiary.core.session.RefreshSession;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshToken;

/// The session in which a password was changed goes on wherever a session is asked for, and no other one does.
class KeptSessionTest extends CodeFlowSetup {
    private static final Password NEXT = Password.of("tangerine walrus 42 sunrise");

    private void changeIn(RefreshToken session) {
        world.clock.advance(Duration.ofSeconds(2));
        assertThat(world.recovery().change().change(ada.id(), session.sessionId(), World.PASSWORD, NEXT))
                .isEqualTo(new ChangePassword.Outcome.Done());
        world.clock.advance(Duration.ofSeconds(2));
    }

    private RefreshSession.Outcome refresh(RefreshToken token) {
        return world.refreshSession().refresh(shop, token.text(), World.LAPTOP);
    }

    private boolean isSignedIn(RefreshToken cookie) {
        return world.oauth
                .browserSessions()
                .find(cookie.text(), world.clock.instant())
                .isPresent();
    }

    @Test
    void aBrowserStaysSignedInAndGetsCodesFromThenOn() {
        var other = signIn();
        var early = code();

        changeIn(browser);

        assertThat(isSignedIn(browser)).isTrue();
        assertThat(isSignedIn(other)).isFalse();
        isRefused(redeem(early));
        assertThat(redeem(code())).isInstanceOf(RedeemCode.Outcome.Granted.class);
    }

    @Test
    void aClientGoesOnAndIsToldOfTheUser() {
        var kept = tokens().issued();
        var other = tokens().issued();

        changeIn(kept.refreshToken());

        var next = ((Refreshed) refresh(kept.refreshToken())).tokens();
        assertThat(refresh(other.refreshToken())).isInstanceOf(RefreshSession.Outcome.Refused.class);
        assertThat(world.oauth.introspectToken().introspect(shop, next.accessToken()))
                .isPresent();
        assertThat(world.oauth.introspectToken().introspect(shop, other.accessToken()))
                .isEmpty();
        assertThat(world.oauth.readUserInfo().read(next.accessToken())).isInstanceOf(ReadUserInfo.Outcome.Known.class);
        assertThat(world.oauth.readUserInfo().read(other.accessToken()))
                .isNotInstanceOf(ReadUserInfo.Outcome.Known.class);
        assertThat(world.listSessions().list(ada.id()))
                .extracting(listed -> listed.snapshot().session().id())
                .containsExactly(kept.refreshToken().sessionId());
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void aCodeOfABrowserThatIsNotKeptIsDead() {
        var code = code();

        changeIn(tokens().issued().refreshToken());

        isRefused(redeem(code));
    }

    /// The limit counts what is open.
    @Test
    void isCountedAmongTheOpenOnes() {
        changeIn(browser);
        var startSession = world.startSession(World.ALWAYS_COUNTS);
        for (int logins = 0; logins < World.MOST_SESSIONS; logins++) {
            world.clock.advance(Duration.ofSeconds(1));
            startSession.start(
                    ada.id(), Set.of(), List.of("pwd"), world.clients.byDefault(), World.LAPTOP, world.clock.instant());
        }

        assertThat(isSignedIn(browser)).isFalse();
        assertThat(world.listSessions().list(ada.id())).hasSize(World.MOST_SESSIONS);
    }
}
