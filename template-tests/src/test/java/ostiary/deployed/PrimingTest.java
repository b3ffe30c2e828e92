package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;
import ostiary.emulators.aws.Call;

/// Before its snapshot a function does its whole work, and nobody else learns of it: no service of AWS, no mailbox, and
/// nobody who reads the log.
class PrimingTest {
    private static final String HANDLER = ServiceFunction.SIGNUP.handler();

    private final DeployedStack stack = SharedStack.STACK;

    @Test
    void isNobodysBusiness() {
        var function = stack.functions().function(stack.functions().alias(HANDLER));
        function.forgetEnvironments();
        int calls = calls().size();
        int mails = stack.mails().sent().size();
        int lines = stack.functions().log(HANDLER).size();

        function.initialise();

        assertThat(calls()).hasSize(calls);
        assertThat(stack.mails().sent()).hasSize(mails);
        // By the time that the lines of a real sign-up are there, those of the init would be, too.
        new Story(stack).signUp();
        var log = stack.functions().log(HANDLER);
        assertThat(log.subList(lines, log.size()))
                .filteredOn(line -> line.contains("\"sign_up_requested\""))
                .hasSize(1);
        assertThat(log.subList(lines, log.size())).noneMatch(line -> line.contains("\"fault\""));
        assertThat(function.environments()).isEqualTo(1);
    }

    private List<Call> calls() {
        var role = stack.functions().role(HANDLER).name();
        return stack.aws().calls().stream()
                .filter(call -> call.role().equals(role))
                .toList();
    }
}
