package ostiary.emulators.aws.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import ostiary.emulators.aws.Place;

/// Builds events in payload format 1.0
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html>,
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html>).
final class RestEvents {
    private final Place place;
    private final String api;
    private final String stage;
    private final Map<String, String> stageVariables;

    RestEvents(Place place, String api, String stage, Map<String, String> stageVariables) {
        this.place = place;
        this.api = api;
        this.stage = stage;
        this.stageVariables = stageVariables;
    }

    /// The event for the function behind a method.
    ///
    /// @param authorizer the context that the authorizer returned, if the method has one
    String forIntegration(
            ApiRequest request, RouteKey route, Map<String, String> variables, Optional<JsonNode> authorizer) {
        var event = event(request, route, variables);
        authorizer.ifPresent(context -> ((ObjectNode) event.required("requestContext")).set("authorizer", context));
        event.put("body", request.body().isEmpty() ? null : request.body());
        event.put("isBase64Encoded", request.base64());
        return event.toString();
    }

    /// The event for a `REQUEST` authorizer.
    String forAuthorizer(ApiRequest request, RouteKey route, Map<String, String> variables) {
        var event = event(request, route, variables);
        event.put("type", "REQUEST");
        event.put("methodArn", methodArn(request));
        return event.toString();
    }

    /// The event for a `TOKEN` authorizer, which has only the token and the method ARN.
    String forTokenAuthorizer(ApiRequest request, String token) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "TOKEN")
                .put("methodArn", methodArn(request))
                .put("authorizationToken", token)
                .toString();
    }

    /// The ARN of the request with the path as the client encoded it.
    String methodArn(ApiRequest request) {
        return place.arn("execute-api", api + "/" + stage + "/" + request.method() + request.path());
    }

    private ObjectNode event(ApiRequest request, RouteKey route, Map<String, String> variables) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("resource", route.path());
        event.put("path", request.path());
        event.put("httpMethod", request.method());
        var headers = event.putObject("headers");
        var all = event.putObject("multiValueHeaders");
        request.headers().forEach((name, value) -> {
            headers.put(name, value);
            all.putArray(name).add(value);
        });
        if (!request.cookies().isEmpty()) {
            headers.put("cookie", String.join("; ", request.cookies()));
            all.putArray("cookie").add(String.join("; ", request.cookies()));
        }
        query(event, request.query());
        put(event, "pathParameters", variables);
        put(event, "stageVariables", stageVariables);
        var context = event.putObject("requestContext");
        context.put("accountId", place.account());
        context.put("apiId", api);
        context.put("stage", stage);
        context.put("path", "/" + stage + request.path());
        context.put("resourcePath", route.path());
        context.put("httpMethod", request.method());
        context.put("requestId", request.id());
        context.putObject("identity").put("sourceIp", request.sourceIp());
        return event;
    }

    /// Decoded, the last of several values alone and all of them
    /// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html>).
    private static void query(ObjectNode event, String query) {
        if (query.isEmpty()) {
            event.putNull("queryStringParameters");
            return;
        }
        var last = event.putObject("queryStringParameters");
        var all = event.putObject("multiValueQueryStringParameters");
        for (var parameter : query.split("&", -1)) {
            var pair = parameter.split("=", 2);
            var name = URLDecoder.decode(pair[0], UTF_8);
            var value = pair.length == 1 ? "" : URLDecoder.decode(pair[1], UTF_8);
            last.put(name, value);
            all.withArray("/" + name.replace("~", "~0").replace("/", "~1")).add(value);
        }
    }

    private static void put(ObjectNode event, String name, Map<String, String> texts) {
        if (texts.isEmpty()) {
            event.putNull(name);
        } else {
            texts.forEach(event.putObject(name)::put);
        }
    }
}
