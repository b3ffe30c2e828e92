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

/// Evaluates the policy in an authorizer's response for each request to a REST or WebSocket API, even if the response
/// is cached
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html>).
final class PolicyVerdict {
    private PolicyVerdict() {}

    /// Returns the verdict on one request.
    ///
    /// @param arn the ARN of the requested method
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

    /// Evaluates the policy as if it were attached to the caller.
    private static boolean allows(JsonNode document, String arn) {
        var caller = new Role("caller", Statement.allOf(document));
        return caller.decide(Access.of("execute-api:Invoke", arn)) == Decision.ALLOWED;
    }

    /// Builds the context for the integration. API Gateway rejects a response with an
    /// object or array in its context.
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
