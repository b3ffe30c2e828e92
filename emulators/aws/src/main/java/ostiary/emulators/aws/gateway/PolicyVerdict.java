package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ostiary.emulators.aws.gateway.LambdaAuthorizer.Result;
import ostiary.emulators.aws.gateway.LambdaAuthorizer.Result.Answer;
import ostiary.emulators.aws.gateway.LambdaAuthorizer.Result.Refusal;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Decision;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.iam.Statement;

/// How REST and WebSocket APIs read an authorizer's answer: a policy, judged anew for each request that it is kept for
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html>).
final class PolicyVerdict {
    private PolicyVerdict() {}

    /// @param arn of the method that is asked for
    static Verdict of(Result result, String arn) {
        return switch (result) {
            case Refusal(var refused) -> refused;
            case Answer(var answer)
            when !answer.path("policyDocument").isObject()
                    || answer.path("principalId").asText().isEmpty() -> Verdict.BROKEN;
            case Answer(var answer) when !allows(answer.path("policyDocument"), arn) -> Verdict.FORBIDDEN;
            case Answer(var answer) -> new Verdict.Granted(context(answer));
        };
    }

    /// What it says is judged as a policy of whoever asks.
    private static boolean allows(JsonNode document, String arn) {
        var caller = new Role("caller", Statement.allOf(document));
        return caller.decide(Access.of("execute-api:Invoke", arn)) == Decision.ALLOWED;
    }

    /// Plain values only: with an object in it, the answer would be refused.
    private static ObjectNode context(JsonNode answer) {
        var context = JsonNodeFactory.instance.objectNode();
        context.put("principalId", answer.path("principalId").asText());
        answer.path("context").properties().forEach(entry -> {
            if (entry.getValue().isContainerNode()) {
                throw new IllegalArgumentException("API Gateway takes no such context: " + entry);
            }
            context.put(entry.getKey(), entry.getValue().asText());
        });
        return context;
    }
}
