package ostiary.emulators.aws.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.emulators.aws.stack.Resource;

/// The authorizers of an HTTP API by resource id.
final class HttpAuthorizers {
    private final Map<String, HttpLambdaGuard> lambdas = new HashMap<>();
    private final Map<String, JwtAuthorizer> jwts = new HashMap<>();

    HttpAuthorizers(
            List<Resource> resources,
            String apiArn,
            Events events,
            Map<String, String> stageVariables,
            Integrations integrations,
            Web web) {
        for (var each : resources) {
            if (each.text("AuthorizerType").equals("JWT")) {
                jwts.put(each.ref(), new JwtAuthorizer(each, web));
            } else {
                lambdas.put(each.ref(), HttpLambdaGuard.of(each, apiArn, events, stageVariables, integrations));
            }
        }
    }

    /// The authorizer of a route, if it has one.
    Optional<Guard> before(Resource route) {
        return switch (route.text("AuthorizationType")) {
            case "NONE" -> Optional.empty();
            case "CUSTOM" -> Optional.of(known(lambdas, route.text("AuthorizerId")));
            case "JWT" -> {
                var authorizer = known(jwts, route.text("AuthorizerId"));
                var scopes = route.texts("AuthorizationScopes");
                yield Optional.of((request, _, _) -> authorizer.check(request, scopes));
            }
            default -> throw new IllegalArgumentException("the model doesn't know " + route.text("AuthorizationType"));
        };
    }

    private static <V> V known(Map<String, V> values, String id) {
        return Optional.ofNullable(values.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no authorizer " + id));
    }
}
