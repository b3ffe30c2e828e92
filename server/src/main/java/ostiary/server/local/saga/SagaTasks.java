package ostiary.server.local.saga;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.core.deletion.DeletionSaga;
import ostiary.core.user.UserId;
import ostiary.emulators.aws.states.StateMachine;
import ostiary.emulators.aws.states.TaskAnswer;
import ostiary.emulators.aws.states.TaskInvoker;
import ostiary.emulators.aws.states.TaskRequest;
import ostiary.subscriber.ParticipantQueue;
import ostiary.subscriber.SagaRequest;

/// The tasks of the state machine, done in this process: the own steps as the function for them does them,
/// and the shop's part by the kit, whose answer goes where the function for answers would send it.
final class SagaTasks implements TaskInvoker {
    private final DeletionSaga saga;
    private final ParticipantQueue shop;
    private final Answers answers;

    /// Sends an answer to the task of a token.
    @FunctionalInterface
    interface Answers {
        void send(String token, ObjectNode output);
    }

    SagaTasks(DeletionSaga saga, ParticipantQueue shop, Answers answers) {
        this.saga = saga;
        this.shop = shop;
        this.answers = answers;
    }

    @Override
    public TaskAnswer invoke(StateMachine machine, TaskRequest request) {
        try {
            return request.resource().contains(":sqs:") ? ask(request.parameters()) : step(request.parameters());
        } catch (RuntimeException failure) {
            FaultLog.record(failure);
            return new TaskAnswer.Failed("Lambda.Unknown", "");
        }
    }

    private TaskAnswer ask(JsonNode parameters) {
        var body = parameters.required("MessageBody");
        var answer = shop.answer(SagaRequest.parse(body.isTextual() ? body.textValue() : body.toString()));
        answers.send(
                answer.taskToken(), object().put("outcome", answer.outcome()).put("reason", answer.reason()));
        return new TaskAnswer.Succeeded(object());
    }

    private TaskAnswer step(JsonNode parameters) {
        var payload = parameters.required("Payload");
        var step = payload.required("step").textValue();
        if (step.equals("park")) {
            return new TaskAnswer.Succeeded(object());
        }
        var user = new UserId(UUID.fromString(payload.required("user_id").textValue()));
        var at = Instant.parse(payload.required("deletes_at").textValue());
        var standing = switch (step) {
            case "call_off" -> saga.callOff(user, at, List.of(LocalSagas.PARTICIPANT));
            case "pivot" -> saga.finish(user, at);
            case "tell" -> saga.tell(user, at);
            default -> saga.find(user, at);
        };
        long seconds = saga.answerTime(at).toSeconds();
        var answer = object().put("standing", standing.name().toLowerCase(Locale.ROOT))
                .put("answer_seconds", seconds)
                .put("beat_seconds", seconds / 2);
        return new TaskAnswer.Succeeded(object().set("Payload", answer));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
