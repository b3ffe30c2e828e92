package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.audit.AuditEvent;
import ostiary.core.session.RefreshSession.Outcome;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.KeyRing;
import ostiary.core.testing.World;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.RefreshTokens;

/// When a refresh is refused, and what for.
class RefreshRefusalTest {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofDays(14);

    private final World world = new World();
    private final RefreshToken first = world.loggedIn(world.clients.byDefault()).refreshToken();

    private Outcome refresh(RefreshToken token) {
        return world.refreshSession().refresh(token.text(), World.LAPTOP);
    }

    private RefreshToken refreshed(RefreshToken token) {
        return ((Refreshed) refresh(token)).tokens().refreshToken();
    }

    /// With a token two steps behind, which nobody forgives.
    private Outcome replayed() {
        var second = refreshed(first);
        world.clock.advance(GRACE);
        refreshed(second);
        return refresh(first);
    }

    private Optional<EndReason> ended() {
        return world.snapshot(first).ended().map(Ending::reason);
    }

    @Test
    void takesATokenForAStolenOneThatWouldHaveToBeForgivenTooSoon() {
        var second = refreshed(first);
        world.clock.advance(GRACE);
        refreshed(first);
        world.clock.advance(GRACE);
        refreshed(second);
        world.clock.advance(GRACE);

        assertThat(refresh(second)).isEqualTo(new Refused(RefreshRefusal.REPLAYED));
        assertThat(ended()).contains(EndReason.REPLAYED);
    }

    @Test
    void endsTheWholeFamilyAtAReplayAndGoesOnSayingWhy() {
        var second = refreshed(first);
        world.clock.advance(GRACE);
        refreshed(second);
        refresh(first);

        assertThat(refresh(second)).isEqualTo(new Refused(RefreshRefusal.REPLAYED));
        world.logOut().logOut(second.text());
        assertThat(refresh(second)).isEqualTo(new Refused(RefreshRefusal.REPLAYED));
        assertThat(refresh(first)).isEqualTo(new Refused(RefreshRefusal.REPLAYED));
    }

    @Test
    void takesATokenTwoStepsBehindForAStolenOneHoweverSoonItComes() {
        var second = refreshed(first);
        world.clock.advance(GRACE);
        refreshed(second);

        assertThat(refresh(first)).isEqualTo(new Refused(RefreshRefusal.REPLAYED));
    }

    @Test
    void findsAThiefWithinTwoRefreshesOfTheFirstThatIsForgiven() {
        var thiefs = refreshed(first);
        world.clock.advance(Duration.ofMinutes(5));
        var owners = refreshed(first);
        world.clock.advance(Duration.ofMinutes(5));
        refreshed(thiefs);
        world.clock.advance(Duration.ofMinutes(5));

        assertThat(refresh(owners)).isEqualTo(new Refused(RefreshRefusal.REPLAYED));
        assertThat(ended()).contains(EndReason.REPLAYED);
    }

    @Test
    void leavesOtherSessionsOfTheUserAloneAtAReplay() {
        var other = world.loggedIn(world.clients.byDefault()).refreshToken();
        replayed();

        assertThat(refresh(other)).isInstanceOf(Refreshed.class);
    }

    @Test
    void endsAnIdleSession() {
        world.clock.advance(IDLE.minusMillis(1));
        var second = refreshed(first);
        world.clock.advance(IDLE);

        assertThat(refresh(second)).isEqualTo(new Refused(RefreshRefusal.IDLE));
    }

    @Test
    void endsASessionAtItsAbsoluteEndHoweverBusyItIs() {
        var token = first;
        for (int week = 1; week <= 12; week++) {
            world.clock.advance(Duration.ofDays(7));
            token = refreshed(token);
        }
        world.clock.set(world.snapshot(first).session().endsAt());

        assertThat(refresh(token)).isEqualTo(new Refused(RefreshRefusal.EXPIRED));
        assertThat(refresh(first)).isEqualTo(new Refused(RefreshRefusal.EXPIRED));
    }

    @Test
    void refusesATokenAfterTheLogout() {
        var second = refreshed(first);
        world.logOut().logOut(second.text());

        assertThat(refresh(second)).isEqualTo(new Refused(RefreshRefusal.REVOKED));
        assertThat(refresh(first)).isEqualTo(new Refused(RefreshRefusal.REVOKED));
    }

    @Test
    void doesNotKnowASessionThatTheStoreHasForgotten() {
        var lost = world.tokens.first(Fresh.userId(), Fresh.sessionId(), KeyRing.key("k1"));

        assertThat(refresh(lost)).isEqualTo(new Refused(RefreshRefusal.UNKNOWN));
        assertThat(world.journal.events().getLast())
                .isEqualTo(new AuditEvent.RefreshRefused(lost.userId(), lost.sessionId(), RefreshRefusal.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ort_", "null", "eyJhbGciOiJub25lIn0.e30.", "ort_\u0000", "ort_' OR '1'='1", "😀"})
    void doesNotKnowATextItNeverMade(String text) {
        assertThat(world.refreshSession().refresh(text, World.LAPTOP)).isEqualTo(new Refused(RefreshRefusal.UNKNOWN));
        assertThat(world.journal.events().getLast()).isEqualTo(new AuditEvent.UnknownTokenRefused());
    }

    @Test
    void endsNothingForAForgerWhoKnowsTheSession() {
        var forgers = new KeyRing("forger");
        var forged = new RefreshTokens(forgers, new SecureRandom())
                .first(first.userId(), first.sessionId(), KeyRing.key("forger"));
        refreshed(first);
        world.clock.advance(GRACE);

        assertThat(refresh(forged)).isEqualTo(new Refused(RefreshRefusal.UNKNOWN));
        assertThat(ended()).isEmpty();
    }

    @Test
    void writesDownARefusalWithItsReason() {
        replayed();

        assertThat(world.journal.events().getLast())
                .isEqualTo(new AuditEvent.RefreshRefused(first.userId(), first.sessionId(), RefreshRefusal.REPLAYED));
    }
}
