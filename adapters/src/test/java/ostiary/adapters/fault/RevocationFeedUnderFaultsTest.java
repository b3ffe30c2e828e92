package ostiary.adapters.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.core.UnavailableException;
import ostiary.core.access.RevocationFeed;
import ostiary.core.access.RevocationList;
import ostiary.core.audit.AuditEvent;
import ostiary.core.session.TokenIssuer;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.MovableClock;
import ostiary.emulators.aws.fault.Fault;
import ostiary.emulators.aws.fault.FaultPlan;
import ostiary.emulators.aws.fault.FaultProxy;

/// The cost of a fault of the store for the requests before a warm authorizer: few of them, and little time,
/// which `make bench` judges.
@Execution(CONCURRENT)
class RevocationFeedUnderFaultsTest {
    /// For a machine that has better things to do.
    private static final Duration SLACK = Duration.ofMillis(700);

    private final ProxiedWorld proxied = new ProxiedWorld();
    private final FaultProxy proxy = proxied.proxy;
    private final RevocationFeed feed = new DynamoDbRevocationFeed(proxied.table);
    private final Instant now = Fresh.now();
    private long before;

    @BeforeEach
    void warmUp() {
        untilAnswered();
        before = proxy.counts().requests();
        proxy.delayBy(Dependency.DYNAMODB.call());
    }

    /// A busy machine may take longer than a call has, the first time.
    private void untilAnswered() {
        for (int tries = 1; tries < 10; tries++) {
            try {
                feed.since(now);
                return;
            } catch (UnavailableException busy) {
                System.out.println("not answered in time: " + busy.getMessage());
            }
        }
        feed.since(now);
    }

    @AfterEach
    void close() throws IOException {
        proxied.close();
    }

    /// A call that fails at once is tried again; one that hangs is not.
    @ParameterizedTest
    @CsvSource({
        "ERROR_500, 3",
        "ERROR_503, 3",
        "TABLE_THROTTLED, 3",
        "ACCOUNT_THROTTLED, 3",
        "RESET, 3",
        "SLOW, 1",
        "NEVER_ANSWERED, 1",
        "CORRUPT_BODY, 1",
        "CORRUPT_CRC, 1"
    })
    void aFaultThatStaysCostsOneQuickCall(Fault fault, int mostAttempts) {
        proxy.follow(FaultPlan.always(fault));

        var took = timed(() -> assertThatThrownBy(() -> feed.since(now)).isInstanceOf(UnavailableException.class));

        System.out.printf("%-20s %d attempts %5d ms%n", fault, attempts(), took.toMillis());
        if (WallClock.IS_JUDGED) {
            assertThat(took).isLessThan(DynamoDbRevocationFeed.QUICK.plus(SLACK));
        }
        assertThat(attempts()).isBetween(1L, (long) mostAttempts);
    }

    /// It may have classes to load, and nothing is known yet.
    @Test
    void theFirstQuestionOfAnEnvironmentHasTheTimeOfAnyCall() {
        proxy.follow(FaultPlan.first(1, Fault.NEVER_ANSWERED));

        new DynamoDbRevocationFeed(proxied.table).since(now);

        assertThat(attempts()).isEqualTo(2);
    }

    @Test
    void inTwoMinutesOfSilenceSixRequestsWaitAndAllOthersDoNot() {
        var events = new ArrayList<AuditEvent>();
        var list = new RevocationList(feed, events::add);
        var token = TokenIssuer.accessToken(Fresh.session(), now);
        var clock = new MovableClock(now);
        list.covers(token, clock.instant());
        before = proxy.counts().requests();
        proxy.follow(FaultPlan.always(Fault.NEVER_ANSWERED));

        var took = timed(() -> {
            for (int i = 0; i < 1200; i++) {
                clock.advance(Duration.ofMillis(100));
                assertThat(list.covers(token, clock.instant())).isFalse();
            }
        });

        // Two minutes are over in a few seconds here, so that the circuit opens.
        assertThat(attempts()).isBetween(3L, 6L);
        assertThat(events).hasSize(6);
        if (WallClock.IS_JUDGED) {
            assertThat(took)
                    .isLessThan(DynamoDbRevocationFeed.QUICK.multipliedBy(6).plus(SLACK.multipliedBy(2)));
        }
    }

    private static Duration timed(Runnable what) {
        long start = System.nanoTime();
        what.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private long attempts() {
        return proxy.counts().requests() - before;
    }
}
