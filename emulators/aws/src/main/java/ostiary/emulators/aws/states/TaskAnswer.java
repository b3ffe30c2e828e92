package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// The answer of a resource to a request.
public sealed interface TaskAnswer {
    /// It is done; for a state that waits for a token, it has taken the request.
    record Succeeded(JsonNode output) implements TaskAnswer {}

    /// It fails with an error name such as `Lambda.TooManyRequestsException`.
    record Failed(String error, String cause) implements TaskAnswer {}

    /// It never answers.
    record Silent() implements TaskAnswer {}

    /// It answers so only after a time.
    record Late(Duration after, TaskAnswer answer) implements TaskAnswer {}
}
