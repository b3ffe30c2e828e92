package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// The request of a Task state to its resource.
///
/// @param executionArn the execution
/// @param state the name of the state
/// @param resource the ARN in `Resource`, without `.waitForTaskToken`
/// @param parameters the input after `InputPath` and `Parameters`
/// @param token the task token, if the state waits for its answer
public record TaskRequest(
        String executionArn, String state, String resource, JsonNode parameters, Optional<String> token) {}
