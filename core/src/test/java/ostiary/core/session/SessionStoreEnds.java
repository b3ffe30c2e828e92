package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.client.SessionPolicy;
import ostiary.core.session.SessionStore.Rotation;
import ostiary.core.session.SessionStore.Rotation.NotRotated;
import ostiary.core.session.SessionStore.Rotation.Rotated;
import ostiary.core.session.SessionStore.Rotation.Unknown;
import ostiary.core.testing.Fresh;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;

/// The part of [SessionStoreContract] that is about ends, and the list of what goes on.
abstract class SessionStoreEnds extends SessionStoreRaces {

    @Test
    void rotatesNoMoreOnceItIsEnded() {
        store().start(started);
        end(EndReason.REVOKED);

        assertThat(rotate(first, second, start))
                .isEqualTo(new NotRotated(started.ended(new Ending(EndReason.REVOKED, false))));
    }

    @Test
    void keepsTheReasonItEndedForFirst() {
        store().start(started);
        end(EndReason.REPLAYED);
        end(EndReason.REVOKED);

        assertThat(found(start).ended()).contains(new Ending(EndReason.REPLAYED, false));
    }

    @Test
    void isToBeAnnouncedUntilItWas() {
        store().start(started);
        assertThat(end(EndReason.REVOKED)).isTrue();
        assertThat(end(EndReason.REVOKED)).isTrue();

        store().announced(session.userId(), session.id(), start);

        assertThat(end(EndReason.REPLAYED)).isFalse();
        assertThat(found(start).ended()).contains(new Ending(EndReason.REVOKED, true));
    }

    @Test
    void endsNothingThatIsUnknownAndCreatesNothingEither() {
        assertThat(end(EndReason.REVOKED)).isFalse();
        store().announced(session.userId(), session.id(), start);

        assertThat(rotate(first, second, start)).isEqualTo(new Unknown());
    }

    @Test
    void tellsWhenASessionStartedThatIsOpen() {
        store().start(started);

        assertThat(store().findOpen(session.userId(), session.id(), start)).contains(session.startedAt());
        assertThat(store().findOpen(
                                session.userId(), session.id(), session.endsAt().minusMillis(1)))
                .isPresent();
        assertThat(store().findOpen(session.userId(), session.id(), session.endsAt()))
                .isEmpty();
        assertThat(store().findOpen(Fresh.userId(), session.id(), start)).isEmpty();

        end(EndReason.REVOKED);
        assertThat(store().findOpen(session.userId(), session.id(), start)).isEmpty();
    }

    @Test
    void tellsWhomTheTokensOfASessionAreFor() {
        var ours = Fresh.session();
        var forOrders = new Session(
                session.id(),
                session.userId(),
                session.clientId(),
                session.scopes(),
                session.roles(),
                session.amr(),
                session.policy(),
                session.device(),
                session.startedAt(),
                session.endsAt(),
                session.authTime(),
                Optional.of("https://orders.example"),
                session.userInfo(),
                session.browser());
        for (var each : List.of(ours, forOrders)) {
            store().start(SessionSnapshot.starting(each, first.hash(), "k1"));

            assertThat(store().findAudience(each.userId(), each.id())).isEqualTo(each.audience());
        }
        assertThat(store().findAudience(Fresh.userId(), session.id())).isEmpty();
    }

    @Test
    void endsASessionOnlyAsItsUsers() {
        store().start(started);

        assertThat(store().end(Fresh.userId(), session.id(), EndReason.REVOKED, start))
                .isFalse();

        assertThat(found(start).ended()).isEmpty();
    }

    @Test
    void endsOneSessionOfAUserAndNotTheOthers() {
        var other = tokens.first(session.userId(), Fresh.sessionId(), key);
        var stored = SessionSnapshot.starting(another(other, session.policy()), other.hash(), "k1");
        store().start(started);
        store().start(stored);

        end(EndReason.REVOKED);

        assertThat(store().list(session.userId(), start)).containsExactly(stored);
        assertThat(rotate(other, tokens.successor(other, key), start)).isInstanceOf(Rotated.class);
    }

    @Test
    void listsTheOpenSessionsOfAUserAndNobodyElses() {
        var brief_ = new SessionPolicy(
                session.policy().grace(),
                session.policy().idle().dividedBy(2),
                session.policy().absolute());
        var idle = tokens.first(session.userId(), Fresh.sessionId(), key);
        store().start(started);
        store().start(SessionSnapshot.starting(another(idle, brief_), idle.hash(), "k1"));
        store().start(SessionSnapshot.starting(Fresh.session(), first.hash(), "k1"));

        assertThat(store().list(session.userId(), start)).hasSize(2);
        assertThat(store().list(session.userId(), start.plus(brief_.idle()))).containsExactly(started);
        assertThat(store().list(session.userId(), start.plus(session.policy().idle())))
                .isEmpty();
        assertThat(store().list(Fresh.userId(), start)).isEmpty();
    }

    /// Whoever was cut off before an end was announced announces it once more, if they find it.
    @Test
    void listsWhatIsToEndUntilItsEndWasAnnounced() {
        store().start(started);
        store().start(SessionSnapshot.starting(Fresh.session(), first.hash(), "k1"));
        assertThat(store().listToEnd(session.userId(), start)).containsExactly(started);
        var over = start.plus(session.policy().idle());
        assertThat(store().listToEnd(session.userId(), over)).isEmpty();

        end(EndReason.REVOKED);

        assertThat(store().list(session.userId(), start)).isEmpty();
        assertThat(store().listToEnd(session.userId(), start)).containsExactly(found(start));
        assertThat(store().listToEnd(session.userId(), over)).containsExactly(found(start));
        store().announced(session.userId(), session.id(), start);
        assertThat(store().listToEnd(session.userId(), start)).isEmpty();
    }

    /// TTL deletes days late: what says that a session is over is its own times.
    @Test
    void listsNoSessionPastItsAbsoluteEnd() {
        var policy = new SessionPolicy(
                session.policy().grace(),
                session.policy().idle().multipliedBy(2),
                session.policy().idle());
        var brief = tokens.first(session.userId(), Fresh.sessionId(), key);
        store().start(SessionSnapshot.starting(another(brief, policy), brief.hash(), "k1"));

        assertThat(store().list(session.userId(), start.plus(policy.absolute()).minusMillis(1)))
                .hasSize(1);
        assertThat(store().list(session.userId(), start.plus(policy.absolute())))
                .isEmpty();
    }

    private Session another(RefreshToken of, SessionPolicy policy) {
        return new Session(
                of.sessionId(),
                session.userId(),
                session.clientId(),
                session.scopes(),
                session.roles(),
                session.amr(),
                policy,
                session.device(),
                start,
                start.plus(policy.absolute()));
    }

    final Rotation rotate(RefreshToken presented, RefreshToken next, Instant now) {
        return store().rotate(presented, next.hash(), "k1", now);
    }

    final boolean end(EndReason reason) {
        return store().end(session.userId(), session.id(), reason, start);
    }
}
