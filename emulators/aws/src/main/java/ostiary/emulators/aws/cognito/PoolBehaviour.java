package ostiary.emulators.aws.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import ostiary.emulators.aws.AwsAnswer;

/// What a pool answers to requests that are as the API reference wants them.
@FunctionalInterface
public interface PoolBehaviour {
    /// The answer to one.
    ///
    /// @param operation `AdminInitiateAuth` or `AdminRespondToAuthChallenge`
    AwsAnswer answer(String operation, JsonNode request);
}
