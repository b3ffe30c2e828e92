package ostiary.cdk.protect;

import java.util.List;
import ostiary.blueprint.RouteScopes;

/// What a team says of routes of its own API when it puts Ostiary before them. Every route that no rule names takes any
/// valid token; `OPTIONS` takes none, because a browser's preflight request brings none.
///
/// Routes are named as API Gateway names them: `GET /orders/{id}`, `ANY /files/{path+}`, `$default`.
public sealed interface RouteRule {
    /// The routes that it is about.
    List<String> routes();

    /// A token must have `scope` for these routes.
    record Scope(String scope, List<String> routes) implements RouteRule {
        public Scope {
            routes = named(routes);
            routes.forEach(route -> RouteScopes.check(route, scope));
        }
    }

    /// Ostiary is not put before these routes: whoever else guards them does so, or nobody.
    record Open(List<String> routes) implements RouteRule {
        public Open {
            routes = named(routes);
        }
    }

    /// These routes want `scope` of a token.
    ///
    /// @throws IllegalArgumentException for a scope or a route that can't be told to the authorizer
    static RouteRule scope(String scope, String... routes) {
        return new Scope(scope, List.of(routes));
    }

    /// These routes want no token.
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
