package ostiary.adapters.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import ostiary.adapters.aws.Dependency;
import ostiary.core.UnavailableException;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshToken;
import ostiary.emulators.aws.fault.Fault;
import ostiary.emulators.aws.fault.FaultPlan;
import ostiary.emulators.aws.fault.FaultProxy;

/// Pins what the SDK makes of each fault with the settings of [Dependency#DYNAMODB]: how many attempts, and for how
/// long, which `make bench` judges.
@Execution(CONCURRENT)
class SdkUnderFaultsTest {
    private static final int ATTEMPTS = 3;

    /// For a machine that has better things to do; the defaults of the SDK would take a minute.
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final ProxiedWorld proxied = new ProxiedWorld();
    private final FaultProxy proxy = proxied.proxy;
    private final RefreshToken token =
            proxied.world.loggedIn(proxied.world.clients.byDefault()).refreshToken();
    private long before;

    @BeforeEach
    void forgetTheLogin() {
        before = proxy.counts().requests();
        proxy.delayBy(Dependency.DYNAMODB.attempt().plusMillis(300));
    }

    @AfterEach
    void close() throws IOException {
        proxied.close();
    }

    /// A corrupt answer is not asked for again: the request was carried out, and what it did is not known.
    @ParameterizedTest
    @CsvSource({
        "ERROR_500, 3",
        "ERROR_503, 3",
        "TABLE_THROTTLED, 3",
        "ACCOUNT_THROTTLED, 3",
        "RESET, 3",
        "SLOW, 3",
        "NEVER_ANSWERED, 3",
        "LATE, 3",
        "TRUNCATED, 3",
        "CORRUPT_BODY, 1",
        "CORRUPT_CRC, 1"
    })
    void aFaultThatStaysIsUnavailableAfterSoManyAttempts(Fault fault, int attempts) {
        proxy.follow(FaultPlan.always(fault));
        long start = System.nanoTime();

        assertThatThrownBy(() -> proxied.world.refreshSession().refresh(token.text(), World.LAPTOP))
                .isInstanceOf(UnavailableException.class);

        var took = Duration.ofNanos(System.nanoTime() - start);
        print(fault, took, "stays");
        if (WallClock.IS_JUDGED) {
            assertThat(took).isLessThan(Dependency.DYNAMODB.call().plus(SLACK));
        }
        assertThat(attempts()).isEqualTo(attempts).isLessThanOrEqualTo(ATTEMPTS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = Mode.EXCLUDE,
            names = {"CORRUPT_BODY", "CORRUPT_CRC"})
    void oneFaultIsMadeGoodByTheSecondAttempt(Fault fault) {
        proxy.follow(FaultPlan.first(1, fault));
        long start = System.nanoTime();

        assertThat(proxied.world.refreshSession().refresh(token.text(), World.LAPTOP))
                .isInstanceOf(Refreshed.class);

        print(fault, Duration.ofNanos(System.nanoTime() - start), "once");
        // Two for the write, and one for the user's status.
        assertThat(attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CORRUPT_BODY", "CORRUPT_CRC"})
    void afterACorruptAnswerTheClientsRetryGetsTheSuccessorThatIsInTheStore(Fault fault) {
        proxy.follow(FaultPlan.first(1, fault));
        assertThatThrownBy(() -> proxied.world.refreshSession().refresh(token.text(), World.LAPTOP))
                .isInstanceOf(UnavailableException.class);
        var stored = proxied.world.snapshot(token).live();
        assertThat(stored).isNotEqualTo(token.hash());

        var retried = (Refreshed) proxied.world.refreshSession().refresh(token.text(), World.LAPTOP);

        assertThat(retried.tokens().refreshToken().hash()).isEqualTo(stored);
    }

    /// The item in it tells whom to log out.
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CORRUPT_BODY", "CORRUPT_CRC", "TRUNCATED"})
    void aCorruptRefusalIsAskedForAgain(Fault fault) {
        proxied.world.refreshSession().refresh(token.text(), World.LAPTOP);
        forgetTheLogin();
        proxy.follow(FaultPlan.first(1, fault));

        assertThat(proxied.world.refreshSession().refresh(token.text(), World.LAPTOP))
                .isInstanceOf(Refreshed.class);

        assertThat(attempts()).isEqualTo(3);
    }

    private long attempts() {
        return proxy.counts().requests() - before;
    }

    private void print(Fault fault, Duration took, String how) {
        System.out.printf("%-20s %-5s %d attempts %5d ms%n", fault, how, attempts(), took.toMillis());
    }
}
