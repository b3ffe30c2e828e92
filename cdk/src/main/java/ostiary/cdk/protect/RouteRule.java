package ostiary.cdk.protect;

import java.util.List;
import ostiary.blueprint.RouteScopes;

/// A team's rule for routes of its own API. A route without a rule accepts any valid token; `OPTIONS` needs none,
/// because a browser's preflight request has none.
///
/// Routes are spelled as in API Gateway: `GET /orders/{id}`, `ANY /files/{path+}`, `$default`.
public sealed interface RouteRule {
    /// The routes that the rule names.
    List<String> routes();

    /// Requires a token with `scope`.
    record Scope(String scope, List<String> routes) implements RouteRule {
        public Scope {
            routes = named(routes);
            routes.forEach(route -> RouteScopes.check(route, scope));
        }
    }

    /// Leaves these routes to another authorizer, or open.
    record Open(List<String> routes) implements RouteRule {
        public Open {
            routes = named(routes);
        }
    }

    /// These routes require `scope`.
    ///
    /// @throws IllegalArgumentException for a scope or a route that a stage variable can't hold
    static RouteRule scope(String scope, String... routes) {
        return new Scope(scope, List.of(routes));
    }

    /// These routes require no token.
    static RouteRule open(String... routes) {
        return new Open(List.of(routes));
    }

    private static List<String> named(List<String> routes) {
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("name the routes, as in open(\"GET /health\")");
        }
        return List.copyOf(routes);
    }
}
