package ostiary.cdk.protect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import ostiary.blueprint.RouteScopes;

/// All rules of one API.
final class RouteRules {
    private final SortedMap<String, String> scopes = new TreeMap<>();
    private final SortedSet<String> open = new TreeSet<>();

    /// @throws IllegalArgumentException if two rules name the same route
    RouteRules(RouteRule... rules) {
        for (var rule : rules) {
            for (var route : rule.routes()) {
                if (open.contains(route) || scopes.containsKey(route)) {
                    throw new IllegalArgumentException("two rules are about " + route);
                }
                switch (rule) {
                    case RouteRule.Scope(var scope, var _) -> scopes.put(route, scope);
                    case RouteRule.Open _ -> open.add(route);
                }
            }
        }
    }

    /// The scope that a route requires; empty if any valid token will do.
    Optional<String> scope(String route) {
        return Optional.ofNullable(scopes.get(route));
    }

    /// Every scope that a route requires.
    SortedSet<String> scopes() {
        return new TreeSet<>(scopes.values());
    }

    boolean open(String route) {
        return open.contains(route);
    }

    /// The scopes as stage variables of the API; empty without rules about scopes.
    Map<String, String> stageVariables() {
        return RouteScopes.toStageVariables(scopes);
    }

    /// The routes with a rule that the API lacks.
    List<String> unknown(Collection<String> routes) {
        var named = new TreeSet<>(scopes.keySet());
        named.addAll(open);
        named.removeAll(routes);
        return List.copyOf(named);
    }

    /// All rules in a fixed order: the result must not change from one synthesis to the next.
    Map<String, Object> said() {
        var said = new TreeMap<String, Object>();
        said.put("scopes", scopes);
        said.put("open", List.copyOf(open));
        return said;
    }
}
