package ostiary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.eventsource.VirtualClock;
import ostiary.emulators.aws.states.Execution;
import ostiary.emulators.aws.states.StateMachine;
import ostiary.emulators.aws.states.StateMachines;
import ostiary.emulators.aws.states.StatesService;
import ostiary.emulators.aws.states.TaskAnswer;
import ostiary.emulators.aws.states.TaskRequest;

/// Step Functions with the state machine of a stack, in virtual time, and a shop that has lost its way: it agrees to
/// everything and erases nothing until it is mended.
final class ParkedSaga implements AutoCloseable {
    static final Place PLACE = new Place("aws", "eu-central-1", "000000000000");
    static final String USER = "0c1d9e1e-5a53-4f7e-9e9d-0d7a4f1f3b11";
    static final String NAME = USER + "-3";

    private static final Path DEFINITION =
            Path.of("../server/src/main/resources/ostiary/server/local/saga/deletion.asl.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-12-01T12:00:00Z"));
    private final StateMachines machines = new StateMachines(clock, (_, request) -> invoke(request), 1);
    private final StateMachine machine;
    private final AwsEndpoint endpoint;
    private final List<String> tokens = new ArrayList<>();
    private boolean isMended;

    ParkedSaga(String arn) {
        this.machine = machines.create(arn, "arn:aws:iam::000000000000:role/deletion", definition());
        this.endpoint = AwsEndpoint.start(PLACE, Credentials.ofAnybody(), new StatesService(machines));
    }

    private static String definition() {
        try {
            return Files.readString(DEFINITION);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    String address() {
        return endpoint.address().toString();
    }

    /// All tokens that were given out.
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    void mend() {
        isMended = true;
    }

    Execution start() {
        var input = JsonNodeFactory.instance
                .objectNode()
                .put("version", 1)
                .put("user_id", USER)
                .put("deletes_at", "2026-12-31T12:00:00Z")
                .put("prepare_at", "2026-12-24T12:00:00Z");
        return machines.start(machine, NAME, input);
    }

    /// Lets time pass until it is parked, or over.
    void run(Execution execution) {
        for (int steps = 0; steps < 10_000; steps++) {
            if (machines.step()) {
                continue;
            }
            var next = machines.next();
            var entered = execution.entered();
            if (next.isEmpty() || (!entered.isEmpty() && entered.getLast().startsWith("Park "))) {
                return;
            }
            clock.moveTo(next.get());
        }
        throw new AssertionError("neither parked nor over");
    }

    private TaskAnswer invoke(TaskRequest request) {
        request.token().ifPresent(tokens::add);
        var parameters = request.parameters();
        if (request.resource().contains("sqs")) {
            return ask(request.token().orElseThrow(), parameters.required("MessageBody"));
        }
        var standing = Map.of("still_wanted", "pending", "pivot", "final")
                .get(parameters.at("/Payload/step").asText());
        var answer = JsonNodeFactory.instance.objectNode();
        if (standing == null) {
            return new TaskAnswer.Succeeded(answer);
        }
        var payload =
                object().put("standing", standing).put("answer_seconds", 600).put("beat_seconds", 300);
        return new TaskAnswer.Succeeded(answer.set("Payload", payload));
    }

    private TaskAnswer ask(String token, JsonNode body) {
        var phase = read(body).required("phase").asText();
        if (phase.equals("prepare") || isMended) {
            var outcome = phase.equals("prepare") ? "prepared" : "erased";
            machines.sendTaskSuccess(token, object().put("outcome", outcome).put("reason", ""));
        }
        return new TaskAnswer.Succeeded(object());
    }

    private static JsonNode read(JsonNode body) {
        try {
            return body.isTextual() ? JSON.readTree(body.asText()) : body;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
