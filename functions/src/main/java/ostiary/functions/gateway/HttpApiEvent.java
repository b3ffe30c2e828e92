package ostiary.functions.gateway;

import java.util.Map;
import ostiary.edge.Request;

/// API Gateway HTTP API, payload format 2.0.
///
/// Its `rawPath` is decoded in spite of its name, `rawQueryString` is not, and cookies come beside the headers.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html>
record HttpApiEvent(EventObject event) implements GatewayEvent {
    private static final String DEFAULT_STAGE = "$default";

    @Override
    public Request request(String invocationId) {
        var context = event.object("requestContext");
        var http = context.object("http");
        return new Request(
                http.requiredText("method"),
                path(context),
                headers(),
                PercentEncoding.parseQuery(event.text("rawQueryString").orElse("")),
                EventBody.of(event),
                http.requiredText("sourceIp"),
                context.requiredText("requestId"));
    }

    /// API Gateway listens for nothing else.
    @Override
    public boolean overTls() {
        return true;
    }

    @Override
    public ResponseFormat responseFormat() {
        return ResponseFormat.HTTP_API;
    }

    private String path(EventObject context) {
        var routeKey = event.text("routeKey").orElse(DEFAULT_STAGE);
        var template = routeKey.substring(routeKey.indexOf(' ') + 1);
        return MatchedRoute.path(template, event.object("pathParameters"))
                .orElseGet(() -> withoutStage(event.requiredText("rawPath"), context.requiredText("stage")));
    }

    /// Clients of any other stage than `$default` have its name at the head of the path, unless they come through a
    /// custom domain.
    private static String withoutStage(String path, String stage) {
        return path.startsWith("/" + stage + "/") ? path.substring(1 + stage.length()) : path;
    }

    private Map<String, String> headers() {
        var headers = EventHeaders.of(event);
        var cookies = event.texts("cookies");
        if (!cookies.isEmpty()) {
            headers.put("cookie", String.join("; ", cookies));
        }
        return headers;
    }
}
