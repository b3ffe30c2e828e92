package ostiary.functions.gateway;

import java.util.List;
import java.util.Map;
import ostiary.edge.Request;

/// API Gateway REST API, or an HTTP API that was told to send payload format 1.0.
///
/// A REST API leaves `path` encoded and decodes the query.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html>
record RestApiEvent(EventObject event) implements GatewayEvent {
    @Override
    public Request request(String invocationId) {
        var context = event.object("requestContext");
        return new Request(
                event.requiredText("httpMethod"),
                path(),
                EventHeaders.of(event),
                query(),
                EventBody.of(event),
                context.object("identity").requiredText("sourceIp"),
                context.requiredText("requestId"));
    }

    /// API Gateway listens for nothing else.
    @Override
    public boolean overTls() {
        return true;
    }

    @Override
    public ResponseFormat responseFormat() {
        return ResponseFormat.REST_API;
    }

    private String path() {
        var resource = event.text("resource").orElse("");
        var matched = MatchedRoute.path(resource, event.object("pathParameters"));
        return (MatchedRoute.isGreedy(resource) ? matched.map(PercentEncoding::decodePath) : matched)
                .orElseGet(() -> PercentEncoding.decodePath(event.requiredText("path")));
    }

    private Map<String, List<String>> query() {
        var all = "multiValueQueryStringParameters";
        return event.textsByName(event.has(all) ? all : "queryStringParameters");
    }
}
