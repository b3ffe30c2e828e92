package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.EventFunction;
import ostiary.cdk.DeletionSagaProps;

class DeletionSagaTest {
    private static final Template TEMPLATE = SagaTemplate.TEMPLATE;
    private static final JsonNode DEFINITION = Synthesis.json(SagaTemplate.definition());

    @Test
    void isInNoStackThatDoesNotAskForIt() {
        assertThat(StackTemplate.all("AWS::StepFunctions::StateMachine")).isEmpty();
        assertThat(EventTemplate.TEMPLATE.all("AWS::StepFunctions::StateMachine"))
                .isEmpty();
    }

    @Test
    void breaksNoRule() {
        assertThat(SagaTemplate.SYNTHESIS.validationReport().path("pluginReports"))
                .isEmpty();
        assertThat(NagFinding.read(SagaTemplate.SYNTHESIS.nagReport()))
                .filteredOn(finding -> finding.compliance().equals("Non-Compliant"))
                .isEmpty();
        assertThat(SagaTemplate.SYNTHESIS.warnings()).isEmpty();
        assertThat(TEMPLATE.resources()).hasSizeLessThan(500);
    }

    /// The states of a machine and of all its branches, by their names, which are unique.
    private static Map<String, JsonNode> states() {
        var all = new LinkedHashMap<String, JsonNode>();
        collect(DEFINITION, all);
        return all;
    }

    private static void collect(JsonNode machine, Map<String, JsonNode> all) {
        machine.required("States").properties().forEach(state -> {
            assertThat(all.put(state.getKey(), state.getValue()))
                    .as(state.getKey())
                    .isNull();
            state.getValue().path("Branches").forEach(branch -> collect(branch, all));
        });
    }

    private static Stream<Map.Entry<String, JsonNode>> tasks() {
        return states().entrySet().stream()
                .filter(state -> state.getValue().required("Type").asText().equals("Task"));
    }

    @Test
    void givesEachTaskATimeAndTheRetriesThatItNeeds() {
        assertThat(tasks().map(Map.Entry::getKey)).hasSize(4 + 2 + 4 + 4);
        tasks().forEach(task -> {
            var state = task.getValue();
            boolean isReckoned = state.has("TimeoutSecondsPath");
            assertThat(isReckoned || state.path("TimeoutSeconds").asInt() > 0)
                    .as(task.getKey())
                    .isTrue();
            var retried = new TreeSet<String>();
            state.required("Retry")
                    .forEach(retry -> retry.required("ErrorEquals").forEach(error -> retried.add(error.asText())));
            assertThat(retried).as(task.getKey()).contains("States.ALL", "States.Timeout");
            if (state.required("Resource").asText().contains("lambda")) {
                assertThat(retried).contains("Lambda.TooManyRequestsException", "Lambda.Unknown");
            }
            if (isReckoned) {
                assertThat(state.path("TimeoutSecondsPath").asText()).isEqualTo("$.wanted.answer_seconds");
                assertThat(state.path("HeartbeatSecondsPath").asText()).isEqualTo("$.wanted.beat_seconds");
            } else if (state.required("Resource").asText().endsWith(".waitForTaskToken")) {
                assertThat(state.path("HeartbeatSeconds").asInt())
                        .isPositive()
                        .isLessThan(state.required("TimeoutSeconds").asInt());
            }
        });
    }

    /// A branch that fails cancels its siblings.
    @Test
    void catchesInEachBranchWhatAParticipantDoes() {
        assertThat(tasks().filter(task ->
                        task.getValue().required("Resource").asText().contains("sqs")))
                .hasSize(6)
                .allSatisfy(task -> assertThat(
                                task.getValue().at("/Catch/0/ErrorEquals/0").asText())
                        .isEqualTo("States.ALL"));
    }

    @Test
    void reachesEveryStateAndEndsAtEach() {
        var machines = new ArrayDeque<>(List.of(DEFINITION));
        while (!machines.isEmpty()) {
            var machine = machines.remove();
            var reached = new TreeSet<String>();
            reach(machine, machine.required("StartAt").asText(), reached);
            assertThat(reached).containsExactlyInAnyOrderElementsOf(names(machine.required("States")));
            machine.required("States").forEach(state -> state.path("Branches").forEach(machines::add));
        }
    }

    private static List<String> names(JsonNode states) {
        return states.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static void reach(JsonNode machine, String name, Set<String> reached) {
        if (!reached.add(name)) {
            return;
        }
        var state = machine.required("States").required(name);
        state.findValuesAsText("Next").stream()
                .filter(next -> machine.required("States").has(next))
                .forEach(next -> reach(machine, next, reached));
        Optional.of(state.path("Default").asText())
                .filter(next -> !next.isEmpty())
                .ifPresent(next -> reach(machine, next, reached));
    }

    /// Nothing of a person is in what a definition puts into messages and steps.
    @Test
    void tellsOthersAnIdAndTimesAndNoMore() {
        tasks().forEach(task -> assertThat(
                        task.getValue().required("Parameters").toString())
                .doesNotContain("email", "hash", "refresh", "access", "\"$\""));
    }

    @Test
    void encryptsWhatIsKnownOfAnExecutionAndLogsNothing() {
        var machine = only("AWS::StepFunctions::StateMachine");

        assertThat(machine.text("EncryptionConfiguration.Type")).isEqualTo("CUSTOMER_MANAGED_KMS_KEY");
        assertThat(machine.text("StateMachineType")).isEqualTo("STANDARD");
        assertThat(machine.has("LoggingConfiguration")).isFalse();
        assertThat(machine.property("TracingConfiguration.Enabled").asBoolean()).isFalse();
    }

    @Test
    void letsStepFunctionsAskTheParticipantsAndNobodyElse() {
        assertThat(new TreeSet<>(permissions("DeletionRole")))
                .containsExactlyInAnyOrder(
                        "kms:Decrypt", "kms:GenerateDataKey", "lambda:InvokeFunction", "sqs:SendMessage");
        assertThat(resources("DeletionRole")).doesNotContain("\"*\"", ":*");
        assertThat(permissions("Sagasteps")).doesNotContain("sqs:SendMessage", "states:StartExecution");
        assertThat(permissions("Sagareplies")).contains("states:SendTaskSuccess", "states:SendTaskHeartbeat");
        assertThat(permissions("Sagareplies")).noneMatch(action -> action.startsWith("dynamodb:"));
        assertThat(permissions("Sagastarter")).contains("states:StartExecution");
        assertThat(permissions("Sagastarter"))
                .noneMatch(action -> action.startsWith("dynamodb:") || action.startsWith("ses:"));
    }

    /// They take a mark off, and give none; the same attributes as the store names.
    @Test
    void letsTheOwnStepsWriteWhatTheyTakeBack() {
        assertThat(permissions("Sagasteps"))
                .filteredOn(action -> action.startsWith("dynamodb:"))
                .containsOnly("dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem");
        assertThat(permissions("Sagasteps"))
                .contains("ses:SendEmail")
                .noneMatch(action -> action.startsWith("secretsmanager:"));
    }

    /// An execution goes by the definition with which it began, for as long as a grace.
    @Test
    void keepsTheQueueOfWhoTakesPartNoMoreForTheDeletionsUnderWay() {
        var queue = TEMPLATE.all("AWS::SQS::Queue")
                .map(Resource::id)
                .filter(id -> id.contains("Askshipping") && id.contains("Queue"))
                .toList();

        assertThat(queue).hasSize(1);
        assertThat(resources("DeletionRole")).contains(queue.getFirst());
        assertThat(DEFINITION.toString()).doesNotContain("shipping");
    }

    @Test
    void hasAFunctionForEachRow() {
        for (var declared : List.of(EventFunction.SAGA_STARTER, EventFunction.SAGA_STEPS, EventFunction.SAGA_REPLIES)) {
            assertThat(TEMPLATE.all("AWS::Lambda::Function")
                            .filter(function -> function.text("Handler").equals(declared.handler())))
                    .as(declared.id())
                    .hasSize(1);
        }
    }

    @Test
    void asksThemBeforeTheEndOfTheGrace() {
        var starter = TEMPLATE.all("AWS::Lambda::Function")
                .filter(function -> function.text("Handler").equals(EventFunction.SAGA_STARTER.handler()))
                .findFirst()
                .orElseThrow();

        assertThat(starter.property("Environment.Variables.OSTIARY_SAGA_WINDOW").asText())
                .isEqualTo("168");
    }

    @Test
    void letsAnotherAccountAnswerForItsParticipantAlone() {
        var let = TEMPLATE.all("AWS::SQS::QueuePolicy")
                .filter(policy -> policy.property("PolicyDocument").toString().contains(SagaTemplate.ACCOUNT))
                .map(Resource::id)
                .toList();

        assertThat(let).hasSize(2).anyMatch(id -> id.contains("billing")).anyMatch(id -> id.contains("Replies"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Billing", "a b", "-a", "a--b", "${Steps}", "a\"b"})
    void takesNoNameThatWouldNotBeAState(String name) {
        assertThatThrownBy(() -> check(List.of(name))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> check(List.of("a", "a"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> check(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /// One alarm sums the failures of all their queues and of the one of their answers, and takes ten metrics.
    @Test
    void takesAsManyAsAnAlarmCanWatch() {
        var nine = IntStream.range(0, 9).mapToObj(i -> "p" + i).toList();
        check(nine);
        var ten = Stream.concat(nine.stream(), Stream.of("p9")).toList();
        assertThatThrownBy(() -> check(ten)).isInstanceOf(IllegalArgumentException.class);
    }

    @SuppressWarnings("NullAway") // it looks at the names alone
    private static void check(List<String> names) {
        var _ = new DeletionSagaProps(names, null, null, null);
    }

    private static Resource only(String type) {
        var all = TEMPLATE.all(type).toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Stream<JsonNode> statements(String id) {
        return TEMPLATE.all("AWS::IAM::Policy")
                .filter(policy -> policy.id().contains(id))
                .flatMap(policy -> policy.property("PolicyDocument.Statement").valueStream());
    }

    private static List<String> permissions(String id) {
        var all = statements(id).map(statement -> statement.required("Action")).toList();
        assertThat(all).isNotEmpty();
        return all.stream()
                .flatMap(action ->
                        action.isArray() ? action.valueStream().map(JsonNode::asText) : Stream.of(action.asText()))
                .toList();
    }

    private static String resources(String id) {
        return statements(id)
                .map(statement -> statement.required("Resource").toString())
                .toList()
                .toString();
    }
}
