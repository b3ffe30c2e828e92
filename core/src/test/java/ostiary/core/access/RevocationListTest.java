package ostiary.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ostiary.core.access.Revocation.OfEveryone;
import ostiary.core.access.Revocation.OfSession;
import ostiary.core.access.Revocation.OfSessionsOf;
import ostiary.core.access.Revocation.OfUser;
import ostiary.core.audit.AuditEvent;
import ostiary.core.session.TokenIssuer;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.token.AccessToken;
import ostiary.core.user.UserId;

class RevocationListTest {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private final CountedFeed feed = new CountedFeed();
    private final Instant start = Instant.parse("2026-11-22T12:00:00.500Z");
    private final AccessToken token = TokenIssuer.accessToken(Fresh.session(), start.minusSeconds(60));
    private final UserId user = token.subject().user().orElseThrow();

    private RevocationList list() {
        return new RevocationList(feed, _ -> {}, 4);
    }

    @Test
    void knowsBeforeItsFirstAnswerWhatWasRevokedBefore() {
        feed.publish(new OfSession(token.sessionId()), start.minus(AccessToken.LIFETIME));

        assertThat(list().covers(token, start)).isTrue();
    }

    @Test
    void learnsOfARevocationWithinFiveSeconds() {
        var list = list();
        assertThat(list.covers(token, start)).isFalse();
        feed.publish(new OfSession(token.sessionId()), start.plusMillis(1));

        assertThat(list.covers(token, start.plus(FIVE_SECONDS))).isTrue();
    }

    @Test
    void asksOnceInFiveSecondsHoweverManyRequestsCome() {
        var list = list();
        for (int i = 0; i < 1000; i++) {
            list.covers(token, start.plusMillis(10L * i));
        }

        assertThat(feed.reads).isEqualTo(2);
    }

    @Test
    void asksOnceForRequestsThatComeAtOnce() throws Exception {
        var list = list();

        assertThat(AtOnce.call(8, () -> list.covers(token, start))).containsOnly(false);

        assertThat(feed.reads).isEqualTo(1);
    }

    @Test
    void asksOnceForFirstRequestsWhoseClocksDiffer() throws Exception {
        var list = list();
        var calls = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> list.covers(token, start.minusMillis(i)))
                .toList();

        assertThat(AtOnce.callAll(calls)).containsOnly(false);

        assertThat(feed.reads).isEqualTo(1);
    }

    @Test
    @Timeout(60)
    void keepsNobodyWaitingForTheReadOfAnother() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var list = new RevocationList(from -> slow(from, begun, go), _ -> {}, 4);
        list.covers(token, start);
        feed.publish(new OfSession(token.sessionId()), start);

        try (var threads = Executors.newSingleThreadExecutor()) {
            var reader = threads.submit(() -> list.covers(token, start.plus(FIVE_SECONDS)));
            begun.await();
            assertThat(list.covers(token, start.plus(FIVE_SECONDS))).isFalse();
            go.countDown();
            assertThat(reader.get()).isTrue();
        }
        assertThat(list.covers(token, start.plus(FIVE_SECONDS))).isTrue();
        assertThat(feed.reads).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    void hasAllWaitForTheReadAfterARest() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var list = new RevocationList(from -> slow(from, begun, go), _ -> {}, 4);
        list.covers(token, start);
        var later = start.plusSeconds(16);
        feed.publish(new OfSession(token.sessionId()), start);

        try (var threads = Executors.newFixedThreadPool(2)) {
            var reader = threads.submit(() -> list.covers(token, later));
            begun.await();
            var other = threads.submit(() -> list.covers(token, later));
            while (!list.isWaitedFor()) {
                Thread.onSpinWait();
            }
            go.countDown();
            assertThat(List.of(reader.get(), other.get())).containsOnly(true);
        }
        assertThat(feed.reads).isEqualTo(2);
    }

    private RevocationReader.Reading slow(Instant from, CountDownLatch begun, CountDownLatch go) {
        if (feed.reads > 0) {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return feed.since(from);
    }

    @Test
    void tellsAsOfWhenItKnows() {
        var list = list();
        assertThat(list.knownAsOf()).isEmpty();
        list.covers(token, start);
        feed.broken = true;
        list.covers(token, start.plus(FIVE_SECONDS));

        assertThat(list.knownAsOf()).contains(start);
    }

    @Test
    void asksFirstThingAfterAFreeze() {
        var list = list();
        list.covers(token, start);
        feed.publish(new OfSession(token.sessionId()), start.plusSeconds(10));

        assertThat(list.covers(token, start.plusSeconds(60))).isTrue();
    }

    @Test
    void asksAgainWhenTheClockWasSetBack() {
        var list = list();
        list.covers(token, start);
        feed.publish(new OfSession(token.sessionId()), start);

        assertThat(list.covers(token, start.minusSeconds(3))).isTrue();
    }

    @Test
    void seesAnEntryThatBecameVisibleLate() {
        var list = list();
        list.covers(token, start);
        feed.publish(new OfSession(token.sessionId()), start.minusSeconds(20));

        assertThat(list.covers(token, start.plus(FIVE_SECONDS))).isTrue();
    }

    @Test
    void refusesAUsersTokensUpToTheInstantAndNoneIssuedLater() {
        var list = list();
        feed.publish(new OfUser(user, start), start);

        assertThat(list.covers(token, start)).isTrue();
        assertThat(list.covers(issuedAt(start.plusSeconds(1)), start)).isFalse();
    }

    @Test
    void refusesEverybodysTokensUpToTheInstant() {
        var list = list();
        feed.publish(new OfEveryone(start), start);

        assertThat(list.covers(token, start)).isTrue();
        assertThat(list.covers(TokenIssuer.accessToken(Fresh.session(), start.plusSeconds(1)), start))
                .isFalse();
    }

    @Test
    void whatItCannotHoldItTakesForRevokedUntilTheClientRefreshes() {
        var list = list();
        for (int i = 0; i < 10; i++) {
            feed.publish(new OfSession(Fresh.sessionId()), start);
        }

        assertThat(list.covers(token, start)).isTrue();
        assertThat(list.covers(issuedAt(start.plusSeconds(1)), start.plusSeconds(1)))
                .isFalse();
    }

    /// An entry that the feed left out may be anybody's. Whoever refreshes has a token of later than that.
    @Test
    void takesNothingForGoodThatIsAsOldAsWhatTheFeedLeftOut() {
        var completeSince = start.minusSeconds(60);
        var flooded = new RevocationFeed() {
            @Override
            public void publish(Revocation revocation, Instant now) {}

            @Override
            public Reading since(Instant from) {
                return Reading.good(List.of(new OfSession(Fresh.sessionId())), completeSince);
            }
        };
        var list = new RevocationList(flooded, _ -> {}, 4);

        assertThat(list.covers(issuedAt(completeSince), start)).isTrue();
        assertThat(list.covers(issuedAt(completeSince.plusSeconds(1)), start)).isFalse();
    }

    /// The newest were on the first page. The others may come with the next read.
    @Test
    void takesWhatItGotOfAReadThatFailed() {
        var reads = new ArrayList<Instant>();
        var failing = new RevocationFeed() {
            @Override
            public void publish(Revocation revocation, Instant now) {}

            @Override
            public Reading since(Instant from) {
                reads.add(from);
                return new Reading(List.of(new OfSession(token.sessionId())), start, true);
            }
        };
        var events = new ArrayList<AuditEvent>();
        var list = new RevocationList(failing, events::add, 4);

        assertThat(list.covers(token, start)).isTrue();
        assertThat(list.covers(issuedAt(start.minusSeconds(60)), start.plus(FIVE_SECONDS)))
                .isFalse();
        assertThat(reads)
                .containsExactly(
                        start.minus(RevocationFeed.MEMORY),
                        start.plus(FIVE_SECONDS).minus(RevocationFeed.MEMORY));
        assertThat(events).hasSize(2).containsOnly(new AuditEvent.RevocationFeedUnreadable());
    }

    /// Another machine, whose clock is ahead, has refreshed the session a moment before: its token is younger than the
    /// logout. When the session began is not.
    @Test
    void refusesEveryTokenOfTheSessionsBeforeALogoutEverywhere() {
        var list = list();
        var ahead = start.plusSeconds(3);
        var before = tokenOf(start.minusSeconds(60), ahead);
        feed.publish(new OfSessionsOf(user, start), start);

        assertThat(list.covers(before, ahead)).isTrue();
        assertThat(list.covers(tokenOf(start.plusSeconds(1), ahead), ahead)).isFalse();
    }

    /// Its clock, that is: while it is an hour ahead, every token has expired for it.
    @Test
    void losesNothingWhenItsClockJumpsForthAndBack() {
        var list = list();
        feed.publish(new OfSession(token.sessionId()), start);
        list.covers(token, start);
        list.covers(token, start.plusSeconds(3600));

        assertThat(list.covers(token, start.plusSeconds(10))).isTrue();
    }

    @Test
    void seesWhatAWriterPublishedWhoseClockWasAnHourAhead() {
        var list = list();
        list.covers(token, start);
        feed.publish(new OfSession(token.sessionId()), start.plusSeconds(3600));

        assertThat(list.covers(token, start.plus(FIVE_SECONDS))).isTrue();
    }

    @Test
    void keepsWhatWasRevokedOnceMoreForAsLongAsTheLastTime() {
        var list = list();
        feed.publish(new OfSession(token.sessionId()), start);
        list.covers(token, start);
        var again = start.plus(RevocationFeed.MEMORY).minusSeconds(60);
        feed.publish(new OfSession(token.sessionId()), again);
        list.covers(token, again);

        assertThat(list.covers(token, again.plusSeconds(120))).isTrue();
    }

    @Test
    void forgetsWhatNoLivingTokenCanMatch() {
        var list = list();
        feed.publish(new OfSession(token.sessionId()), start);
        list.covers(token, start);

        assertThat(list.covers(token, start.plus(RevocationFeed.MEMORY).plusSeconds(1)))
                .isFalse();
    }

    private AccessToken issuedAt(Instant instant) {
        return tokenOf(instant, instant);
    }

    private AccessToken tokenOf(Instant authTime, Instant instant) {
        return new AccessToken(
                "1",
                user,
                Fresh.sessionId(),
                token.clientId(),
                token.scopes(),
                token.roles(),
                instant,
                instant.plus(AccessToken.LIFETIME),
                authTime,
                token.amr());
    }
}
