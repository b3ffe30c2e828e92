package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.audit.AuditEvent;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.World;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.RefreshToken;

class LogOutTest {
    private final World world = new World();
    private final RefreshToken first = world.loggedIn(world.clients.byDefault()).refreshToken();

    private RefreshSession.Outcome refresh(RefreshToken token) {
        return world.refreshSession().refresh(token.text(), World.LAPTOP);
    }

    @Test
    void endsTheSession() {
        world.logOut().logOut(first.text());

        assertThat(refresh(first)).isEqualTo(new Refused(RefreshRefusal.REVOKED));
        assertThat(world.journal.events())
                .contains(new AuditEvent.SessionEnded(first.userId(), first.sessionId(), EndReason.REVOKED));
    }

    @Test
    void endsTheSessionWithAnOldTokenOfItToo() {
        var second = ((Refreshed) refresh(first)).tokens().refreshToken();
        world.clock.advance(Duration.ofHours(1));

        world.logOut().logOut(first.text());

        assertThat(refresh(second)).isEqualTo(new Refused(RefreshRefusal.REVOKED));
    }

    @Test
    void endsASessionOnceHoweverOftenItIsAskedTo() {
        world.logOut().logOut(first.text());
        world.logOut().logOut(first.text());

        assertThat(world.snapshot(first).ended()).contains(new Ending(EndReason.REVOKED, true));
    }

    @Test
    void leavesOtherSessionsAlone() {
        var other = world.loggedIn(world.clients.byDefault()).refreshToken();

        world.logOut().logOut(first.text());

        assertThat(refresh(other)).isInstanceOf(Refreshed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ort_", "garbage", "ort_AAAA", "\u0000"})
    void endsNothingForATextItNeverMade(String text) {
        int before = world.journal.events().size();

        world.logOut().logOut(text);

        assertThat(world.journal.events()).hasSize(before);
        assertThat(refresh(first)).isInstanceOf(Refreshed.class);
    }

    @Test
    void endsNothingForATokenThatWasTamperedWith() {
        world.logOut().logOut(first.text().substring(0, first.text().length() - 1) + "!");
        world.logOut().logOut(first.text() + "=");
        world.logOut().logOut(first.text().toUpperCase(Locale.ROOT));

        assertThat(world.snapshot(first).ended()).isEmpty();
    }

    @Test
    void isNotOutrunByRefreshes() throws Exception {
        AtOnce.call(64, () -> {
            world.logOut().logOut(first.text());
            return refresh(first);
        });

        assertThat(refresh(first)).isEqualTo(new Refused(RefreshRefusal.REVOKED));
    }
}
