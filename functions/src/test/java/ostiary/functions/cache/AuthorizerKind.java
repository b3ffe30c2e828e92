package ostiary.functions.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/// The ways to put a Lambda authorizer before an API: what it is asked, and how its answer is read.
public enum AuthorizerKind {
    REST_TOKEN("prod") {
        @Override
        Map<String, Object> event(Call call, String arn, List<String> identity, Map<String, String> stageVariables) {
            return Map.of("type", "TOKEN", "methodArn", arn, "authorizationToken", identity.getFirst());
        }
    },
    REST_REQUEST("prod") {
        @Override
        Map<String, Object> event(Call call, String arn, List<String> identity, Map<String, String> stageVariables) {
            return Map.of(
                    "type",
                    "REQUEST",
                    "methodArn",
                    arn,
                    "resource",
                    call.resource(),
                    "path",
                    call.path(),
                    "httpMethod",
                    call.method(),
                    "headers",
                    call.headers(),
                    "stageVariables",
                    stageVariables);
        }
    },
    /// Payload format 2.0 with `EnableSimpleResponses`: one yes or no for every route.
    HTTP_SIMPLE("$default") {
        @Override
        Map<String, Object> event(Call call, String arn, List<String> identity, Map<String, String> stageVariables) {
            return payload2(call, arn, identity, stageVariables);
        }

        @Override
        boolean allows(JsonNode answer, String arn) {
            return answer.path("isAuthorized").asBoolean();
        }
    },
    /// Payload format 2.0 with IAM policies.
    HTTP_POLICY("$default") {
        @Override
        Map<String, Object> event(Call call, String arn, List<String> identity, Map<String, String> stageVariables) {
            return payload2(call, arn, identity, stageVariables);
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/";

    private final String stage;

    AuthorizerKind(String stage) {
        this.stage = stage;
    }

    /// What the function is asked.
    ///
    /// @param identity the values of the identity sources
    abstract Map<String, Object> event(
            Call call, String arn, List<String> identity, Map<String, String> stageVariables);

    /// Whether an answer, fresh or kept, lets a request through to the method of this ARN.
    boolean allows(JsonNode answer, String arn) {
        return new ExecuteApiPolicy(answer.path("policyDocument")).allows(arn);
    }

    String arn(Call call) {
        return API + stage + "/" + call.method() + call.path();
    }

    /// As JSON.
    byte[] bytes(Call call, List<String> identity, Map<String, String> stageVariables) throws JsonProcessingException {
        return JSON.writeValueAsBytes(event(call, arn(call), identity, stageVariables));
    }

    private static Map<String, Object> payload2(
            Call call, String arn, List<String> identity, Map<String, String> stageVariables) {
        return Map.of(
                "version",
                "2.0",
                "type",
                "REQUEST",
                "routeArn",
                arn,
                "routeKey",
                call.route(),
                "identitySource",
                identity,
                "rawPath",
                call.path(),
                "headers",
                call.headers(),
                "stageVariables",
                stageVariables);
    }
}
