package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.client.SessionPolicy;
import ostiary.core.session.SessionStore.Rotation.NotRotated;
import ostiary.core.session.SessionStore.Rotation.Rotated;
import ostiary.core.session.SessionStore.Rotation.Unknown;
import ostiary.core.testing.Fresh;
import ostiary.core.token.EndReason;

/// The contract of every [SessionStore]; each adapter's test extends this.
public abstract class SessionStoreContract extends SessionStoreForgiveness {
    @Test
    void rotatesTheFirstTokenWithoutLettingItRest() {
        store().start(started);

        assertThat(rotate(first, second, start)).isInstanceOf(Rotated.class);
    }

    @Test
    void leavesASessionAsItIsWhenItIsStartedAgain() {
        store().start(started);
        rotate(first, second, start);
        store().end(session.userId(), session.id(), EndReason.REVOKED, start);
        var before = found(start);

        store().start(started);

        assertThat(found(start)).isEqualTo(before);
    }

    @Test
    void remembersWhatARotationChangedAndNothingElse() {
        store().start(started);
        var later = start.plusMillis(1_234);

        var rotation = store().rotate(first, second.hash(), "k2", later);

        assertThat(rotation).isEqualTo(new Rotated(found(later)));
        assertThat(found(later))
                .isEqualTo(new SessionSnapshot(
                        session,
                        second.hash(),
                        "k2",
                        later.plus(grace),
                        later.plus(idle),
                        started.origins(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void letsANewTokenRestUntilTheGraceIsOver() {
        store().start(started);
        rotate(first, second, start);

        assertThat(rotate(second, third, start)).isInstanceOf(NotRotated.class);
        assertThat(rotate(second, third, start.plus(grace).minus(INSTANT))).isInstanceOf(NotRotated.class);
        assertThat(rotate(second, third, start.plus(grace))).isInstanceOf(Rotated.class);
    }

    @Test
    void refusesASpentTokenHoweverLateItComes() {
        store().start(started);
        rotate(first, second, start);

        assertThat(rotate(first, third, start.plus(grace))).isInstanceOf(NotRotated.class);
        assertThat(found(start.plus(grace)).live()).isEqualTo(second.hash());
    }

    @Test
    void remembersWhereRefreshesCameFromUnlessSomebodyElseWasFaster() {
        store().start(started);
        var office = started.origins().with(new Origin("198.51.100.7", "agent"), start);
        var train = started.origins().with(new Origin("203.0.113.9", "agent"), start);

        assertThat(store().remember(started, office)).isTrue();
        assertThat(store().remember(started, train)).isFalse();

        assertThat(found(start).origins()).isEqualTo(office);
        rotate(first, second, start);
        assertThat(found(start).origins()).isEqualTo(office);
        assertThat(store().remember(found(start), found(start).origins().with(new Origin("203.0.113.9", ""), start)))
                .isTrue();
        assertThat(found(start).live()).isEqualTo(second.hash());
    }

    @Test
    void handsBackEveryFieldAsItWasStored() {
        var policy = new SessionPolicy(Duration.ofSeconds(7), Duration.ofHours(5), Duration.ofDays(365));
        var rich = new Session(
                session.id(),
                session.userId(),
                "https://client.example/#app",
                Set.of("openid", "profile", "orders:read"),
                Set.of("team lead", "a,b#c", "прораб"),
                List.of("pwd", "otp", "mfa"),
                policy,
                new Device("Mozilla/5.0 (X11; \"Linux\") <b>'x'</b>", "2001:db8:0:0:0:0:0:0/64"),
                start,
                start.plus(policy.absolute()),
                start.minusSeconds(90),
                Optional.of("https://orders.example"),
                Set.of("name", "picture"),
                Optional.of(Fresh.sessionId()));

        assertIsKept(SessionSnapshot.starting(rich, first.hash(), "arn:aws:hmac#2026-11"));
    }

    @Test
    void handsBackWhatIsEmptyAsEmpty() {
        var bare = new Session(
                session.id(),
                session.userId(),
                "default",
                Set.of(),
                Set.of(),
                List.of(),
                session.policy(),
                new Device("", ""),
                start,
                session.endsAt());

        assertIsKept(SessionSnapshot.starting(bare, first.hash(), "k1"));
    }

    @Test
    void handsASessionOnOnlyAsItsUsersAndByItsBrowser() {
        var browser = Fresh.sessionId();
        var next = Fresh.sessionId();
        var ofBrowser = SessionSnapshot.starting(session.of(browser), first.hash(), "k1");
        store().start(ofBrowser);
        assertThat(store().findBrowser(session.userId(), session.id())).contains(browser);
        assertThat(store().findBrowser(Fresh.userId(), session.id())).isEmpty();

        store().handOn(Fresh.userId(), session.id(), browser, next);
        store().handOn(session.userId(), session.id(), next, Fresh.sessionId());
        assertThat(found(start)).isEqualTo(ofBrowser);

        store().handOn(session.userId(), session.id(), browser, next);
        assertThat(found(start)).isEqualTo(ofBrowser.handedOn(next));
        assertThat(store().findBrowser(session.userId(), session.id())).contains(next);
    }

    @Test
    void handsNothingOnThatCameOfNoBrowser() {
        store().start(started);

        store().handOn(session.userId(), session.id(), Fresh.sessionId(), Fresh.sessionId());

        assertThat(found(start)).isEqualTo(started);
        assertThat(store().findBrowser(session.userId(), session.id())).isEmpty();
    }

    private void assertIsKept(SessionSnapshot stored) {
        store().start(stored);

        assertThat(found(start)).isEqualTo(stored);
        assertThat(rotate(first, second, start)).isEqualTo(new Rotated(stored.rotated(second.hash(), "k1", start)));
    }

    @Test
    void knowsNoSessionThatWasNotStarted() {
        assertThat(store().remember(started, started.origins())).isFalse();
        assertThat(rotate(first, second, start)).isEqualTo(new Unknown());
    }

    @Test
    void knowsASessionOnlyAsItsUsers() {
        store().start(started);
        var stray = tokens.first(Fresh.userId(), session.id(), key);

        assertThat(rotate(stray, second, start)).isEqualTo(new Unknown());
    }

    @Test
    void endsWhenItIsLeftIdleToTheInstant() {
        store().start(started);
        var lastChance = start.plus(idle).minus(INSTANT);

        assertThat(rotate(first, second, start.plus(idle))).isEqualTo(new NotRotated(started));
        assertThat(rotate(first, second, lastChance)).isInstanceOf(Rotated.class);
        assertThat(rotate(second, third, lastChance.plus(idle))).isInstanceOf(NotRotated.class);
        assertThat(rotate(second, third, lastChance.plus(idle).minus(INSTANT))).isInstanceOf(Rotated.class);
    }

    @Test
    void endsAtItsAbsoluteEndToTheInstantHoweverBusyItIs() {
        var session = Fresh.session(new SessionPolicy(grace, idle.multipliedBy(2), idle));
        var first = tokens.first(session.userId(), session.id(), key);
        var stored = SessionSnapshot.starting(session, first.hash(), "k1");
        store().start(stored);

        assertThat(rotate(first, second, session.endsAt())).isEqualTo(new NotRotated(stored));
        assertThat(rotate(first, second, session.endsAt().minus(INSTANT))).isInstanceOf(Rotated.class);
    }
}
