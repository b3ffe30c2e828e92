package ostiary.emulators.aws.cognito;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;

/// Responses of a Cognito user pool.
public final class PoolAnswers {
    private static final String JSON = "application/x-amz-json-1.1";

    private PoolAnswers() {}

    /// A successful sign-in whose ID token is `idToken`; the other tokens are placeholders.
    public static AwsAnswer tokens(String idToken) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("ChallengeParameters");
        body.putObject("AuthenticationResult")
                .put("AccessToken", "access")
                .put("ExpiresIn", 3600)
                .put("TokenType", "Bearer")
                .put("RefreshToken", "refresh")
                .put("IdToken", idToken);
        return AwsAnswer.ok(JSON, body);
    }

    /// A response that asks for another challenge.
    ///
    /// @param session identifies the sign-in in the next request
    /// @param username the name of the user that the next request must send
    public static AwsAnswer challenge(String name, String session, String username) {
        var body =
                JsonNodeFactory.instance.objectNode().put("ChallengeName", name).put("Session", session);
        body.putObject("ChallengeParameters").put("USER_ID_FOR_SRP", username);
        return AwsAnswer.ok(JSON, body);
    }

    /// A client error with status 400.
    public static AwsAnswer error(String type, String message) {
        return error(400, type, message);
    }

    /// An error with any status.
    public static AwsAnswer error(int status, String type, String message) {
        return new AwsFailure(status, type, message).answer();
    }
}
