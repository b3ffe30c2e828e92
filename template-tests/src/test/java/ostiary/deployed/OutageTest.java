package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.deployed.Story.Tokens;
import ostiary.deployed.aws.Trouble;
import ostiary.functions.lambda.SampleEvent;
import ostiary.lambdalocal.LocalFunction;
import ostiary.lambdalocal.Outcome;
import ostiary.lambdalocal.Outcome.Answered;
import ostiary.lambdalocal.Outcome.Failed;

/// Secrets Manager and DynamoDB out of reach, both at once: what an authorizer makes of it that is warm, and one that
/// is cold.
class OutageTest {
    private static final int CHECKS = 40;

    /// An authorizer asks for what was revoked when it last asked this long ago.
    private static final Duration PULL = Duration.ofSeconds(5);

    private static final Duration FAILS_WITHIN = Duration.ofSeconds(3);

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
    void leavesAWarmAuthorizerRight(Trouble trouble) throws InterruptedException {
        story.me(tokens);
        try (var _ = stack.aws().trouble("secretsmanager", trouble);
                var _ = stack.aws().trouble("dynamodb", trouble)) {
            Thread.sleep(PULL);
            for (int i = 0; i < CHECKS; i++) {
                assertThat(authorize(tokens.access())).isInstanceOf(Answered.class);
                assertThat(authorize(tokens.access() + "x"))
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.error()).contains("\"Unauthorized\""));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsNobodyPastAColdAuthorizer(Trouble trouble) {
        authorizer.forgetEnvironments();
        authorizer.initialise();
        try (var _ = stack.aws().trouble("secretsmanager", trouble);
                var _ = stack.aws().trouble("dynamodb", trouble)) {
            var outcome = new AtomicReference<Outcome>();

            assertThat(FAILS_WITHIN).isGreaterThan(timed(() -> outcome.set(authorize(tokens.access()))));
            assertThat(outcome.get()).isInstanceOf(Failed.class);
        }
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
