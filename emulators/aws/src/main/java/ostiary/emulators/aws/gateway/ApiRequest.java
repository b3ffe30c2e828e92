package ostiary.emulators.aws.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// A request as an HTTP API passes it on: header names are in lower case, repeated headers are joined
/// and cookies are separate.
///
/// @param path as received, still percent-encoded
/// @param query as received; empty if there is none
record ApiRequest(
        String id,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        List<String> cookies,
        String body,
        boolean base64,
        String sourceIp) {
    static ApiRequest read(HttpExchange exchange, String domainName) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        return of(exchange, body, headers(exchange, domainName, sourceIp(exchange), body.length));
    }

    /// A request as a viewer sends it to a distribution: what it claims of proxies on its way is left in it.
    static ApiRequest ofViewer(HttpExchange exchange, String host) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var headers = ofClient(exchange, body.length);
        headers.put("host", host);
        return of(exchange, body, headers);
    }

    private static ApiRequest of(HttpExchange exchange, byte[] body, TreeMap<String, String> headers) {
        var cookies = Optional.ofNullable(headers.remove("cookie"))
                .map(all -> List.of(all.split("; ?")))
                .orElse(List.of());
        boolean base64 = !isText(headers.getOrDefault("content-type", "text/plain"));
        var uri = exchange.getRequestURI();
        return new ApiRequest(
                newId(),
                exchange.getRequestMethod(),
                uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                headers,
                cookies,
                base64 ? Base64.getEncoder().encodeToString(body) : new String(body, UTF_8),
                base64,
                sourceIp(exchange));
    }

    private static String sourceIp(HttpExchange exchange) {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    /// The client's headers, without those of its connection and with those that API Gateway sets.
    private static TreeMap<String, String> headers(
            HttpExchange exchange, String domainName, String sourceIp, int length) {
        var headers = ofClient(exchange, length);
        headers.put("host", domainName);
        headers.put("x-forwarded-for", sourceIp);
        headers.put("x-forwarded-port", "443");
        headers.put("x-forwarded-proto", "https");
        return headers;
    }

    private static TreeMap<String, String> ofClient(HttpExchange exchange, int length) {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.remove("connection");
        headers.remove("transfer-encoding");
        headers.put("content-length", Integer.toString(length));
        return headers;
    }

    private static String newId() {
        var id = UUID.randomUUID().toString().substring(0, 11);
        return Base64.getUrlEncoder().encodeToString(id.getBytes(UTF_8));
    }

    /// A copy of this request with another path.
    ApiRequest at(String other) {
        return new ApiRequest(id, method, other, query, headers, cookies, body, base64, sourceIp);
    }

    /// A copy of this request with other headers.
    ApiRequest with(Map<String, String> others) {
        return new ApiRequest(id, method, path, query, others, cookies, body, base64, sourceIp);
    }

    /// Bodies of all other types, including forms, are passed to functions in base64.
    private static boolean isText(String contentType) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || type.matches("application/(json|javascript|xml|.+\\+(json|xml))");
    }
}
