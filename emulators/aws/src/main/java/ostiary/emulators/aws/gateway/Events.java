package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.emulators.aws.Place;

/// Builds events in payload format 2.0
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html>).
final class Events {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Place place;
    private final String api;
    private final String domainName;
    private final String stage;
    private final Map<String, String> stageVariables;

    Events(Place place, String api, String domainName, String stage, Map<String, String> stageVariables) {
        this.place = place;
        this.api = api;
        this.domainName = domainName;
        this.stage = stage;
        this.stageVariables = stageVariables;
    }

    /// The event for the function behind a route.
    ///
    /// @param authorizer the context that the authorizer returned, if the route has one
    String forIntegration(
            ApiRequest request, RouteKey route, Map<String, String> variables, Optional<JsonNode> authorizer) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0");
        fill(event, request, route, variables);
        authorizer.ifPresent(context -> ((ObjectNode) event.required("requestContext")).set("authorizer", context));
        if (!request.body().isEmpty()) {
            event.put("body", request.body());
        }
        event.put("isBase64Encoded", request.base64());
        return event.toString();
    }

    /// The event for a `REQUEST` authorizer.
    String forAuthorizer(ApiRequest request, RouteKey route, Map<String, String> variables, List<String> identity) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0");
        event.put("type", "REQUEST");
        event.put("routeArn", routeArn(request));
        identity.forEach(event.putArray("identitySource")::add);
        fill(event, request, route, variables);
        return event.toString();
    }

    /// The ARN of the request with the path as the client encoded it.
    String routeArn(ApiRequest request) {
        return place.arn("execute-api", api + "/" + stage + "/" + request.method() + request.path());
    }

    private void fill(ObjectNode event, ApiRequest request, RouteKey route, Map<String, String> variables) {
        event.put("routeKey", route.toString());
        event.put("rawPath", request.path());
        event.put("rawQueryString", request.query());
        if (!request.cookies().isEmpty()) {
            request.cookies().forEach(event.putArray("cookies")::add);
        }
        var headers = event.putObject("headers");
        request.headers().forEach(headers::put);
        if (!request.query().isEmpty()) {
            var query = event.putObject("queryStringParameters");
            parameters(request.query()).forEach(query::put);
        }
        event.set("requestContext", context(request, route));
        if (!stageVariables.isEmpty()) {
            stageVariables.forEach(event.putObject("stageVariables")::put);
        }
        if (!variables.isEmpty()) {
            var path = event.putObject("pathParameters");
            variables.forEach(path::put);
        }
    }

    private ObjectNode context(ApiRequest request, RouteKey route) {
        var now = Instant.now();
        var context = JsonNodeFactory.instance.objectNode();
        context.put("accountId", place.account());
        context.put("apiId", api);
        context.put("domainName", domainName);
        context.put("domainPrefix", api);
        var http = context.putObject("http");
        http.put("method", request.method());
        http.put("path", request.path());
        http.put("protocol", "HTTP/1.1");
        http.put("sourceIp", request.sourceIp());
        http.put("userAgent", request.headers().getOrDefault("user-agent", ""));
        context.put("requestId", request.id());
        context.put("routeKey", route.toString());
        context.put("stage", stage);
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    /// Parses a query string; repeated parameters are joined with commas.
    private static Map<String, String> parameters(String query) {
        return Stream.of(query.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> pair.length == 1 ? "" : pair[1], (one, other) -> one + "," + other));
    }
}
