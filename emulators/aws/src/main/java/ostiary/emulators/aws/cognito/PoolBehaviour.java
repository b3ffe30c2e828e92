package ostiary.emulators.aws.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import ostiary.emulators.aws.AwsAnswer;

/// Answers the requests to a user pool that [CognitoService] has accepted as well-formed.
@FunctionalInterface
public interface PoolBehaviour {
    /// Answers one request.
    ///
    /// @param operation `AdminInitiateAuth` or `AdminRespondToAuthChallenge`
    AwsAnswer answer(String operation, JsonNode request);
}
