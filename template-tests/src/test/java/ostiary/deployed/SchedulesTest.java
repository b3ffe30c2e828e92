package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;
import ostiary.emulators.lambda.Outcome;
import ostiary.template.Synthesis;

class SchedulesTest {
    private final DeployedStack stack = SharedStack.STACK;

    @Test
    void touchEachReleasedFunctionWhichDoesNothing() {
        var before = stack.data().items();
        var refused = refused();

        var outcomes = stack.schedules().fire();

        assertThat(outcomes.keySet())
                .containsExactlyInAnyOrderElementsOf(ServiceFunction.released().stream()
                        .map(function -> stack.functions().alias(function.handler()))
                        .toList());
        assertThat(outcomes.values()).containsOnly(new Outcome.Answered(""));
        assertThat(stack.data().items()).isEqualTo(before);
        assertThat(refused()).isEqualTo(refused);
        assertThat(stack.aws().problems()).isEmpty();
    }

    /// A control: without the right to call an alias.
    @Test
    void wouldShowThatTheirRoleMayNotCall() {
        var template = (ObjectNode) SharedStack.template();
        var statements = (ArrayNode) BrokenStacksTest.policy(template, "SnapshotCare")
                .withObject("/PolicyDocument")
                .required("Statement");
        ((ObjectNode) statements.get(0)).put("Action", "lambda:GetFunction");

        try (var stack = SharedStack.deployQuickly("untouched", template, Synthesis.MAIL_FROM)) {
            assertThatThrownBy(() -> stack.schedules().fire()).isInstanceOf(AssertionError.class);
        }
    }

    /// The lines that an event of nobody's leaves.
    private List<String> refused() {
        return ServiceFunction.released().stream()
                .flatMap(function -> stack.functions().log(function.handler()).stream())
                .filter(line -> line.contains("malformed event") || line.contains("MalformedEventException"))
                .toList();
    }
}
