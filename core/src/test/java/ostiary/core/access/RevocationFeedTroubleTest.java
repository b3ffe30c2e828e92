package ostiary.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.access.Revocation.OfSession;
import ostiary.core.audit.AuditEvent;
import ostiary.core.session.TokenIssuer;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.MovableClock;
import ostiary.core.token.AccessToken;

/// A feed that cannot be read: an authorizer goes on with what it knows, asks less and less often, and finds out
/// soon when it can be read again.
class RevocationFeedTroubleTest {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Instant start = Instant.parse("2026-11-22T12:00:00.500Z");
    private final MovableClock clock = new MovableClock(start);
    private final CountedFeed feed = new CountedFeed();
    private final List<AuditEvent> events = new ArrayList<>();
    private final RevocationList list = new RevocationList(feed, events::add);
    private final AccessToken token = TokenIssuer.accessToken(Fresh.session(), start);

    @Test
    void goesOnWithWhatItKnows() {
        feed.publish(new OfSession(token.sessionId()), start);
        assertThat(isRevoked()).isTrue();
        feed.broken = true;
        clock.advance(Duration.ofSeconds(6));

        assertThat(isRevoked()).isTrue();
        assertThat(list.covers(TokenIssuer.accessToken(Fresh.session(), start), clock.instant()))
                .isFalse();
    }

    @Test
    void eachFailedQuestionIsToldOnce() {
        feed.broken = true;
        requestsFor(Duration.ofMinutes(2));

        assertThat(events).hasSize(feed.reads).containsOnly(new AuditEvent.RevocationFeedUnreadable());
    }

    @Test
    void asksLessAndLessOften() {
        feed.broken = true;

        assertThat(requestsFor(Duration.ofMinutes(2))).containsExactly(0, 5, 15, 35, 65, 95);
    }

    @Test
    void oneFailureAmongSuccessesIsMadeGoodFiveSecondsLater() {
        requestsFor(Duration.ofSeconds(5));
        feed.broken = true;
        assertThat(requestsFor(Duration.ofSeconds(5))).containsExactly(0);
        feed.broken = false;

        assertThat(requestsFor(Duration.ofSeconds(20))).containsExactly(0, 5, 10, 15);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 16, 36, 66, 600, 3600})
    void catchesUpWithinThirtySecondsHoweverLongTheFaultTook(int seconds) {
        requestsFor(Duration.ofSeconds(1));
        feed.broken = true;
        requestsFor(Duration.ofSeconds(seconds));
        var revoked = TokenIssuer.accessToken(Fresh.session(), clock.instant());
        feed.publish(new OfSession(revoked.sessionId()), clock.instant());
        feed.broken = false;
        requestsFor(LONGEST_PAUSE);

        assertThat(list.covers(revoked, clock.instant())).isTrue();
    }

    @Test
    void asksEveryFiveSecondsAgainOnceItHasCaughtUp() {
        feed.broken = true;
        requestsFor(Duration.ofMinutes(10));
        feed.broken = false;
        requestsFor(LONGEST_PAUSE);
        feed.reads = 0;

        requestsFor(Duration.ofMinutes(1));

        assertThat(feed.reads).isEqualTo(12);
    }

    private boolean isRevoked() {
        return list.covers(token, clock.instant());
    }

    /// Ten a second.
    ///
    /// @return when, in seconds from now, the feed was asked
    private List<Integer> requestsFor(Duration time) {
        var asked = new ArrayList<Integer>();
        for (int i = 0; i < time.toSeconds() * 10; i++) {
            int before = feed.reads;
            isRevoked();
            if (feed.reads > before) {
                asked.add(i / 10);
            }
            clock.advance(Duration.ofMillis(100));
        }
        return asked;
    }
}
