package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
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
        long told = lines(STACK, "told by another hook: passed");

        assertThat(STACK.deployments().ofAll())
                .hasSize(ServiceFunction.released().size())
                .containsOnly("Succeeded");

        assertThat(lines(STACK, "rehearsal passed") - passed).isEqualTo(1);
        long tries = 1 + lines(STACK, "rehearsal failed") - failed;
        assertThat(tries).isBetween(1L, 2L);
        assertThat(mails(STACK) - mails).isLessThanOrEqualTo(tries).isPositive();
        assertThat(lines(STACK, "told by another hook: passed") - told)
                .isEqualTo(ServiceFunction.released().size() - 1);
        assertThat(STACK.aws().problems()).isEmpty();
    }

    @Test
    @Execution(SAME_THREAD)
    void takeOverFromAWalkerThatWasKilled() {
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
