package ostiary.emulators.aws.cognito;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;

/// Answers of a user pool in Cognito's form.
public final class PoolAnswers {
    private static final String JSON = "application/x-amz-json-1.1";

    private PoolAnswers() {}

    /// Tokens of which the ID token is `idToken`.
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

    /// A challenge.
    ///
    /// @param session by which the pool knows the login again
    /// @param username by which it wants the user named from then on
    public static AwsAnswer challenge(String name, String session, String username) {
        var body =
                JsonNodeFactory.instance.objectNode().put("ChallengeName", name).put("Session", session);
        body.putObject("ChallengeParameters").put("USER_ID_FOR_SRP", username);
        return AwsAnswer.ok(JSON, body);
    }

    /// An error of the caller's.
    public static AwsAnswer error(String type, String message) {
        return error(400, type, message);
    }

    /// Any error.
    public static AwsAnswer error(int status, String type, String message) {
        return new AwsFailure(status, type, message).answer();
    }
}
