package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.fault.WallClock;
import ostiary.blueprint.ServiceFunction;
import ostiary.deployed.Story.Tokens;
import ostiary.emulators.aws.Trouble;
import ostiary.emulators.lambda.LocalFunction;
import ostiary.emulators.lambda.Outcome;
import ostiary.emulators.lambda.Outcome.Answered;
import ostiary.emulators.lambda.Outcome.Failed;
import ostiary.functions.SampleEvent;

/// DynamoDB out of reach, and with it the public keys and what was revoked: what an authorizer makes of it that is
/// warm, and one that is cold. `make bench` looks at times, too, and runs no other class of these.
class OutageTest {
    private static final int CHECKS = 40;

    /// An authorizer asks for what was revoked when it last asked this long ago.
    private static final Duration PULL = Duration.ofSeconds(5);

    private static final Duration FAILS_WITHIN = Duration.ofSeconds(3);

    /// Of a machine that has other things to do.
    private static final Duration NOISE = Duration.ofMillis(50);

    private static final Duration SLACK = Duration.ofSeconds(2);

    private final DeployedStack stack = SharedStack.STACK;
    private final Story story = new Story(stack);
    private final LocalFunction authorizer =
            stack.functions().function(stack.functions().alias(ServiceFunction.AUTHORIZER.handler()));
    private Tokens tokens = new Tokens("", "");

    @BeforeEach
    void logIn() {
        story.signUp();
        tokens = story.logIn();
    }

    @AfterEach
    void goOn() {
        authorizer.forgetEnvironments();
    }

    @ParameterizedTest
    @EnumSource
    void leavesAWarmAuthorizerRightAndHardlyEverWaiting(Trouble trouble) throws InterruptedException {
        story.me(tokens);
        var calm = checks();
        try (var _ = stack.aws().trouble("dynamodb", trouble)) {
            Thread.sleep(PULL);
            int before = stack.aws().calls().size();

            var troubled = checks();

            assertThat(stack.aws().calls().size() - before)
                    .as("one asks what was revoked, and tries again; the others ask nothing")
                    .isBetween(1, CHECKS);
            if (WallClock.IS_JUDGED) {
                assertThat(median(troubled))
                        .isLessThan(median(calm).multipliedBy(3).plus(NOISE));
                assertThat(troubled.getLast()).isLessThan(DynamoDbRevocationFeed.QUICK.plus(SLACK));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsNobodyPastAColdAuthorizer(Trouble trouble) {
        authorizer.forgetEnvironments();
        authorizer.initialise();
        try (var _ = stack.aws().trouble("dynamodb", trouble)) {
            var outcome = new AtomicReference<Outcome>();

            var took = timed(() -> outcome.set(authorize(tokens.access())));

            assertThat(outcome.get()).isInstanceOf(Failed.class); // and not ended by its timeout
            if (WallClock.IS_JUDGED) {
                assertThat(took).isLessThan(FAILS_WITHIN);
            }
        }
    }

    /// Asks with good and bad tokens.
    ///
    /// @return how long each took, the fastest first
    private List<Duration> checks() {
        var times = new ArrayList<Duration>();
        for (int i = 0; i < CHECKS; i++) {
            times.add(timed(() -> assertThat(authorize(tokens.access())).isInstanceOf(Answered.class)));
            times.add(timed(() -> assertThat(authorize(tokens.access() + "x"))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.error()).contains("\"Unauthorized\""))));
        }
        times.sort(Comparator.naturalOrder());
        return times;
    }

    private static Duration median(List<Duration> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private Outcome authorize(String token) {
        return authorizer.invoke(SampleEvent.of("authorizer", "http-api")
                .with(Map.of("access_token", token))
                .json());
    }

    private static Duration timed(Runnable action) {
        var start = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
