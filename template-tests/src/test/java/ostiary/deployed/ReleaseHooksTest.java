package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.SyntheticUsers;
import ostiary.template.Synthesis;

/// CodeDeploy calls the template's hook for each function, and the hooks share what they find out. Each walk sends one
/// mail; on a machine that is too busy a walker may need its second try.
@Execution(CONCURRENT)
class ReleaseHooksTest {
    private static final DeployedStack STACK =
            SharedStack.deployQuickly("hooks", SharedStack.template(), Synthesis.MAIL_FROM);

    private static final String TOLD = "told by another hook: passed";

    private long passed;
    private long failed;
    private long mails;

    @BeforeEach
    void begin() {
        STACK.verdicts().forget();
        passed = lines(STACK, "rehearsal passed");
        failed = lines(STACK, "rehearsal failed");
        mails = mails(STACK);
    }

    @AfterAll
    static void remove() {
        STACK.close();
    }

    @Test
    @Execution(SAME_THREAD)
    void walkOnceForAllFunctionsOfARelease() {
        long told = lines(STACK, TOLD);

        assertThat(STACK.deployments().ofAll())
                .hasSize(ServiceFunction.released().size())
                .containsOnly("Succeeded");

        assertThat(lines(STACK, "rehearsal passed") - passed).isEqualTo(1);
        long tries = 1 + lines(STACK, "rehearsal failed") - failed;
        assertThat(tries).isBetween(1L, 2L);
        assertThat(mails(STACK) - mails).isLessThanOrEqualTo(tries).isPositive();
        assertThat(lines(STACK, TOLD) - told)
                .isEqualTo(ServiceFunction.released().size() - 1);
        assertThat(STACK.aws().problems()).isEmpty();
    }

    /// With SIGKILL, in the midst of its walk. Time goes on for its claim alone, and only when all the others have seen
    /// that it holds: the lease is longer than a test should wait.
    @Test
    @Execution(SAME_THREAD)
    void takeOverFromAWalkerThatIsKilled() throws Exception {
        var hooks = List.copyOf(ServiceFunction.released());
        long told = lines(STACK, TOLD);
        try (var walk = new KilledWalker(STACK)) {
            var deployments = new FutureTask<>(STACK.deployments()::ofAll);
            Thread.ofPlatform().daemon().start(deployments);
            while (!walk.isWaitedForBy(hooks.size() - 1)) {
                assertThat(deployments.isDone()).as("%s", walk.walkers()).isFalse();
                Thread.sleep(20);
            }
            assertThat(walk.isAlive()).isFalse();
            assertThat(walk.walkers()).hasSize(1);
            var killed = STACK.verdicts().lapse();

            var reports = deployments.get();
            assertThat(reports).containsOnlyOnce("nothing").containsOnly("nothing", "Succeeded");
            assertThat(walk.walkers()).hasSize(2);
            assertThat(STACK.verdicts().walker()).isNotEqualTo(killed);
            assertThat(lines(STACK, "rehearsal passed") - passed).isEqualTo(1);
            assertThat(lines(STACK, TOLD) - told).isEqualTo(hooks.size() - 2);

            var left = hooks.get(reports.indexOf("nothing"));
            assertThat(STACK.deployments().of(left)).isEqualTo("Succeeded");
            assertThat(walk.walkers()).as("the kept verdict is enough").hasSize(2);
            assertThat(lines(STACK, TOLD) - told).isEqualTo(hooks.size() - 1);
        }
        assertThat(STACK.aws().problems()).isEmpty();
    }

    @Test
    @Execution(SAME_THREAD)
    void takeOverAClaimWhoseLeaseEnds() {
        STACK.verdicts().abandon(Duration.ofSeconds(2));

        assertThat(STACK.deployments().of(ServiceFunction.LOGIN)).isEqualTo("Succeeded");

        assertThat(lines(STACK, "rehearsal passed") - passed).isEqualTo(1);
    }

    /// Each refusal would be a failed walk, and two are one too many.
    @Test
    @Execution(SAME_THREAD)
    void waitWhereLambdaHasNoRoom() {
        long waits = lines(STACK, "waits for room to run signup");
        STACK.lambda().refuse(2);

        assertThat(STACK.deployments().of(ServiceFunction.LOGIN)).isEqualTo("Succeeded");

        assertThat(lines(STACK, "waits for room to run signup") - waits).isEqualTo(2);
    }

    /// Even if the release that is taken back has failed a moment ago.
    @Test
    @Execution(SAME_THREAD)
    void letARollbackPassAtOnce() {
        STACK.verdicts().fail();
        var before = STACK.data().items();

        assertThat(STACK.deployments().of(ServiceFunction.LOGIN)).isEqualTo("Failed");
        assertThat(STACK.deployments().back(ServiceFunction.LOGIN)).isEqualTo("Succeeded");

        assertThat(STACK.data().items()).isEqualTo(before);
        assertThat(mails(STACK)).isEqualTo(mails);
    }

    @Test
    @Execution(SAME_THREAD)
    void sendNoMailInQuietModeButToPeople() {
        var template = (ObjectNode) SharedStack.template();
        BrokenStacksTest.function(template, ServiceFunction.SIGNUP)
                .withObject("/Environment/Variables")
                .put("OSTIARY_REHEARSAL_MAIL", "suppressed");
        try (var quiet = SharedStack.deployQuickly("quiet", template, Synthesis.MAIL_FROM)) {
            assertThat(quiet.deployments().of(ServiceFunction.SIGNUP)).isEqualTo("Succeeded");
            assertThat(lines(quiet, "rehearsal passed")).isEqualTo(1);
            assertThat(quiet.mails().sent()).isEmpty();

            new Story(quiet).signUp();
            assertThat(quiet.mails().sent()).isNotEmpty();
        }
    }

    private static long lines(DeployedStack stack, String text) {
        return stack.functions().log(ServiceFunction.REHEARSAL.handler()).stream()
                .filter(line -> line.contains(text))
                .count();
    }

    private static long mails(DeployedStack stack) {
        return stack.mails().sent().stream()
                .filter(mail -> mail.to().stream().anyMatch(SyntheticUsers::isAddress))
                .count();
    }
}
