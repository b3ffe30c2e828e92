package ostiary.functions.gateway;

import java.util.List;
import java.util.Map;
import ostiary.edge.Request;

/// Application Load Balancer. It decodes nothing, authorizes nobody, and tells the client's address in a header only.
///
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html>
record LoadBalancerEvent(EventObject event) implements GatewayEvent {
    @Override
    public Request request(String invocationId) {
        var headers = EventHeaders.of(event);
        return new Request(
                event.requiredText("httpMethod"),
                PercentEncoding.decodePath(event.requiredText("path")),
                headers,
                query(),
                EventBody.of(event),
                sourceIp(headers),
                // The balancer's own id, X-Amzn-Trace-Id, is one that a client may choose.
                invocationId);
    }

    /// The balancer says so by its listener.
    @Override
    public boolean overTls() {
        return "https".equals(EventHeaders.of(event).get("x-forwarded-proto"));
    }

    /// A target group with multi-value headers sends and takes those instead. Without them it also keeps the last value
    /// of a repeated header or parameter to itself, so that nobody here can tell that there were two.
    @Override
    public ResponseFormat responseFormat() {
        return event.has("multiValueHeaders") ? ResponseFormat.LOAD_BALANCER_MULTI_VALUE : ResponseFormat.LOAD_BALANCER;
    }

    private Map<String, List<String>> query() {
        var all = "multiValueQueryStringParameters";
        return PercentEncoding.decodeQuery(event.textsByName(event.has(all) ? all : "queryStringParameters"));
    }

    /// The last entry is the balancer's own, those before it are anybody's claim. It is so as long as the balancer's
    /// `routing.http.xff_header_processing.mode` is `append`, the default. Health checks have none.
    private static String sourceIp(Map<String, String> headers) {
        var claims = headers.getOrDefault("x-forwarded-for", "");
        var address = withoutPort(claims.substring(claims.lastIndexOf(',') + 1).strip());
        return address.isEmpty() ? "unknown" : address;
    }

    /// `routing.http.xff_client_port.enabled` adds the port: `203.0.113.9:4711`, `[2001:db8::1]:4711`.
    private static String withoutPort(String address) {
        if (address.startsWith("[")) {
            return address.substring(1, Math.max(1, address.indexOf(']')));
        }
        int colon = address.indexOf(':');
        return colon >= 0 && colon == address.lastIndexOf(':') ? address.substring(0, colon) : address;
    }
}
