package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import ostiary.emulators.lambda.Outcome;

/// The answers of functions as Step Functions names them
/// (<https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html>, "Lambda function
/// error").
final class LambdaAnswers {
    private LambdaAnswers() {}

    /// The result, or the `errorType` of the function with all of its error as the cause;
    /// "Sandbox.Timedout" for a timeout and "Lambda.Unknown" for an end of the process.
    static TaskAnswer of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(var payload) ->
                new TaskAnswer.Succeeded(Json.object()
                        .put("ExecutedVersion", "$LATEST")
                        .put("StatusCode", 200)
                        .set("Payload", json(payload)));
            case Outcome.Failed(var error) ->
                new TaskAnswer.Failed(json(error).path("errorType").asText("Lambda.Unknown"), error);
            case Outcome.TimedOut() ->
                new TaskAnswer.Failed("Sandbox.Timedout", "{\"errorType\":\"Sandbox.Timedout\"}");
            case Outcome.Crashed(var why) -> new TaskAnswer.Failed("Lambda.Unknown", why);
        };
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (IllegalArgumentException noJson) {
            return TextNode.valueOf(text);
        }
    }
}
