package ostiary.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.regex.Pattern;

/// A request of Ostiary to a service that takes part in the deletion of an account. It may come again, with another
/// token, and late.
///
/// @param saga the same for all requests of one deletion
/// @param userId whose account
/// @param participant the name that the stack has for the service
/// @param deletesAt when the account is gone, unless it is kept; a `prepare` is worth nothing after it
/// @param taskToken what the answer has to bring: whoever has it answers for the service, so it belongs in no log
public record SagaRequest(
        String saga, SagaPhase phase, String userId, String participant, Instant deletesAt, String taskToken) {
    /// The version of the messages that this jar reads and writes.
    static final int VERSION = 1;

    /// As long as Step Functions' tokens may be
    /// (<https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html>).
    private static final int LONGEST_TOKEN = 2048;

    private static final Pattern SAGA = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern USER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /// Reads the body of a message. Members that this version doesn't know are passed over.
    ///
    /// @throws MalformedEventException if it is no request, or one of a later version
    public static SagaRequest parse(String body) {
        var json = BoundedJson.read(body, "body");
        if (!json.path("version").isInt() || json.path("version").intValue() != VERSION) {
            throw new MalformedEventException("version", "is not " + VERSION);
        }
        var token = text(json, "task_token");
        if (token.length() > LONGEST_TOKEN) {
            throw new MalformedEventException("task_token", "is too long");
        }
        return new SagaRequest(
                matching(json, "saga", SAGA),
                phase(text(json, "phase")),
                matching(json, "user_id", USER),
                matching(json, "participant", NAME),
                time(text(json, "deletes_at")),
                token);
    }

    /// The request that another phase of the same deletion makes.
    SagaRequest in(SagaPhase other) {
        return new SagaRequest(saga, other, userId, participant, deletesAt, taskToken);
    }

    private static String text(ObjectNode json, String name) {
        JsonNode found = json.path(name);
        if (!found.isTextual() || found.textValue().isEmpty()) {
            throw new MalformedEventException(name, "is missing or no text");
        }
        return found.textValue();
    }

    private static String matching(ObjectNode json, String name, Pattern pattern) {
        var text = text(json, name);
        if (!pattern.matcher(text).matches()) {
            throw new MalformedEventException(name, "has the wrong form");
        }
        return text;
    }

    private static SagaPhase phase(String text) {
        return Arrays.stream(SagaPhase.values())
                .filter(phase -> phase.text().equals(text))
                .findAny()
                .orElseThrow(() -> new MalformedEventException("phase", "is unknown"));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException impossible) {
            // Without the cause, which quotes the text.
            throw new MalformedEventException("deletes_at", "is not a time");
        }
    }

    /// Without the token: fit for a log.
    @Override
    public String toString() {
        return "SagaRequest[%s, %s, %s, %s]".formatted(saga, phase.text(), userId, participant);
    }
}
