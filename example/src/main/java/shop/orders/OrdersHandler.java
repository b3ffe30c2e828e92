package shop.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Answers every route of every API of the shop with the token's customer. The gateway has checked every
/// token, so the handler trusts it.
public final class OrdersHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        var request = member(event, "requestContext");
        var customer = customer(request).map(id -> "\"" + id + "\"").orElse("null");
        return Map.of("statusCode", 200, "headers", headers(request), "body", "{\"customer\":" + customer + "}");
    }

    /// A browser that brings its token among the subprotocols of a WebSocket closes a connection that agrees on none.
    private static Map<String, String> headers(Map<?, ?> request) {
        var headers = new HashMap<>(Map.of("content-type", "application/json"));
        if (member(request, "authorizer").get("subprotocol") instanceof String subprotocol) {
            headers.put("Sec-WebSocket-Protocol", subprotocol);
        }
        return headers;
    }

    /// Where each kind of gateway puts the token's `sub`; empty on an open route.
    private static Optional<String> customer(Map<?, ?> request) {
        var authorizer = member(request, "authorizer");
        return sub(member(authorizer, "lambda")) // HTTP API
                .or(() -> sub(member(member(authorizer, "jwt"), "claims"))) // HTTP API, its own JWT authorizer
                .or(() -> sub(authorizer)); // REST and WebSocket API
    }

    private static Optional<String> sub(Map<?, ?> claims) {
        return Optional.ofNullable(claims.get("sub")).map(Object::toString);
    }

    private static Map<?, ?> member(Map<?, ?> json, String name) {
        return json.get(name) instanceof Map<?, ?> object ? object : Map.of();
    }
}
