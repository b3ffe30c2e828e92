package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.session.EndSession;
import ostiary.core.session.Ending;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore;
import ostiary.core.testing.Fresh;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.SessionId;

/// A browser's session, and those that clients have got by it, once somebody signs in there anew.
class TakeOverBrowserTest extends CodeFlowSetup {
    private RefreshToken takenOver(RefreshToken next) {
        world.oauth.takeOverBrowser().takeOver(Optional.of(browser.text()), next);
        return next;
    }

    private Optional<SessionSnapshot> found(SessionId session) {
        return world.stores.sessions().find(ada.id(), session);
    }

    private boolean isOpen(SessionId session) {
        return found(session).filter(it -> it.ended().isEmpty()).isPresent();
    }

    private Optional<SessionId> browserOf(SessionId session) {
        return found(session).map(SessionSnapshot::session).flatMap(Session::browser);
    }

    private SessionId granted(String scope) {
        var request = request(Optional.of(scope), Set.of(), Optional.empty());
        return granted(redeem(((Authorize.Outcome.Granted) authorize(shop, request)).code()));
    }

    private static SessionId granted(RedeemCode.Outcome outcome) {
        return ((RedeemCode.Outcome.Granted) outcome).tokens().issued().claims().sessionId();
    }

    private void signOut(RefreshToken of) {
        var asked = new SignOut.Asked(Optional.empty(), Optional.empty(), Optional.empty());
        world.oauth.signOut().signOut(asked, Optional.of(of.text()));
    }

    @Test
    void theSessionOfBeforeEnds() {
        takenOver(signIn());

        assertThat(found(browser.sessionId()).flatMap(SessionSnapshot::ended))
                .contains(new Ending(EndReason.REVOKED, true));
        assertThat(authorize(shop, request())).isInstanceOf(Authorize.Outcome.SignIn.class);
    }

    @Test
    void theSameUsersClientsGoOnAndEndWithTheNewSession() {
        var session = granted("openid");
        var offline = granted("openid offline_access");

        var next = takenOver(signIn());

        assertThat(isOpen(session)).isTrue();
        assertThat(browserOf(session)).contains(next.sessionId());
        signOut(next);
        assertThat(isOpen(session)).isFalse();
        assertThat(isOpen(offline)).isTrue();
    }

    /// Two tabs sign in at once: the code of the first is on its way while the second takes over.
    @Test
    void aCodeThatWaitsIsGoodForTheSameUser() {
        var code = code();

        var next = takenOver(signIn());

        assertThat(browserOf(granted(redeem(code)))).contains(next.sessionId());
    }

    @Test
    void andDeadOnceTheNewSessionHasEnded() {
        var code = code();
        var next = takenOver(signIn());

        world.endSession().end(ada.id(), next.sessionId(), EndReason.REVOKED);

        isRefused(redeem(code));
    }

    @Test
    void anotherUsersClientsEnd() {
        var session = granted("openid");
        var offline = granted("openid offline_access");
        var code = code();

        var next = takenOver(signIn(world.account(Fresh.email())));

        assertThat(isOpen(browser.sessionId())).isFalse();
        assertThat(isOpen(session)).isFalse();
        assertThat(isOpen(offline)).isTrue();
        isRefused(redeem(code));
        assertThat(world.oauth.browserSessions().find(next.text(), world.clock.instant()))
                .isPresent();
    }

    @Test
    void otherBrowsersOfTheUserGoOn() {
        var other = signIn();
        var next = takenOver(signIn());

        assertThat(isOpen(other.sessionId())).isTrue();
        assertThat(isOpen(next.sessionId())).isTrue();
    }

    /// Whoever signs in each morning.
    @Test
    void aSessionThatIsOverIsHandedOnWithoutANoise() {
        var session = granted("openid");
        world.clock.advance(Duration.ofHours(13));

        var next = takenOver(signIn());

        assertThat(browserOf(session)).contains(next.sessionId());
        assertThat(world.stores.revocations().since(Instant.EPOCH).revocations())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ort_", "garbage", "\u0000"})
    void whatIsNoCookieOfOursChangesNothing(String cookie) {
        world.oauth.takeOverBrowser().takeOver(Optional.of(cookie), signIn());
        world.oauth.takeOverBrowser().takeOver(Optional.empty(), signIn());
        world.oauth.takeOverBrowser().takeOver(Optional.of(browser.text()), browser);

        assertThat(isOpen(browser.sessionId())).isTrue();
    }

    /// Who gets no answer still has the cookie of before, and signs in once more.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoWasCutOffSignsInOnceMoreAndNothingIsLost(boolean isSameUser) {
        for (int calls = 1; ; calls++) {
            var flow = new TakeOverBrowserTest();
            var ends = List.of(flow.granted("openid"), flow.granted("openid"));
            var who = isSameUser ? flow.ada : flow.world.account(Fresh.email());
            var last = new LastCall(calls);
            var first = flow.signIn(who);
            try {
                flow.cutOff(last).takeOver(Optional.of(flow.browser.text()), first);
                assertThat(last.isOver()).isFalse();
                return;
            } catch (UnavailableException cutOff) {
                flow.takenOver(flow.signIn(who));
            }
            assertThat(flow.isOpen(flow.browser.sessionId())).isFalse();
            assertThat(flow.told()).contains(new Revocation.OfSession(flow.browser.sessionId()));
            for (var end : ends) {
                assertThat(flow.isOpen(end)).isEqualTo(isSameUser);
                assertThat(flow.browserOf(end)
                                .filter(flow.browser.sessionId()::equals)
                                .isPresent())
                        .isEqualTo(!isSameUser);
                assertThat(flow.told().contains(new Revocation.OfSession(end))).isEqualTo(!isSameUser);
            }
        }
    }

    private List<Revocation> told() {
        return world.stores.revocations().since(Instant.EPOCH).revocations();
    }

    private TakeOverBrowser cutOff(LastCall calls) {
        var sessions = calls.of(SessionStore.class, world.stores.sessions());
        var feed = calls.of(RevocationFeed.class, world.stores.revocations());
        return new TakeOverBrowser(
                world.oauth.browserSessions(),
                sessions,
                new EndSession(sessions, feed, world.journal, world.clock),
                world.clock);
    }
}
