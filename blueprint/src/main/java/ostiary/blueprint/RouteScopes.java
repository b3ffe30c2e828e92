package ostiary.blueprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The scope that each route of a team's own API requires, encoded in stage variables of that API. The team's stack
/// writes them, and API Gateway includes them in each event that it sends to the authorizer.
///
/// `orders:read=GET/orders,GET/orders/?id&orders:write=POST/orders`. A variable holds 512 characters of a small
/// alphabet (<https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html>,
/// <https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html>), so a longer text goes on in the next
/// one.
public final class RouteScopes {
    /// The first variable; the names of the next ones end with a number.
    public static final String VARIABLE = "ostiaryScopes";

    private static final int MAX_VALUE = 512;

    /// The characters that a stage variable can hold, without the three that separate parts of the text.
    private static final String ALPHABET = "[A-Za-z0-9._~:/?#-]+";

    private RouteScopes() {}

    /// The variables, in the order in which they are read.
    ///
    /// @param scopes by route, as API Gateway names it: `GET /orders/{id}`, `ANY /`, `$default`, `$connect`
    /// @throws IllegalArgumentException for a scope or a route that a stage variable can't hold
    public static Map<String, String> toStageVariables(SortedMap<String, String> scopes) {
        scopes.forEach(RouteScopes::check);
        var routes = new TreeMap<String, List<String>>();
        scopes.forEach((route, scope) ->
                routes.computeIfAbsent(scope, _ -> new ArrayList<>()).add(encoded(route)));
        var text = routes.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + String.join(",", entry.getValue()))
                .collect(Collectors.joining("&"));
        var variables = new LinkedHashMap<String, String>();
        for (int start = 0; start < text.length(); start += MAX_VALUE) {
            variables.put(
                    variable(variables.size()), text.substring(start, Math.min(text.length(), start + MAX_VALUE)));
        }
        return Collections.unmodifiableMap(variables);
    }

    /// The scope that a route requires; empty if any valid token will do.
    ///
    /// @param stageVariable a variable's value by its name
    /// @throws IllegalArgumentException for a text that [#toStageVariables] can't have written
    public static Optional<String> scopeOf(String route, Function<String, Optional<String>> stageVariable) {
        if (!areIn(stageVariable)) {
            return Optional.empty();
        }
        return find(encoded(route), text(stageVariable));
    }

    /// Whether the stage has such variables at all.
    public static boolean areIn(Function<String, Optional<String>> stageVariable) {
        return stageVariable.apply(VARIABLE).isPresent();
    }

    /// Checks that a stage variable can express that `route` requires `scope`.
    ///
    /// @throws IllegalArgumentException if it can't hold one of the two
    public static void check(String route, String scope) {
        if (!scope.matches(ALPHABET)) {
            throw new IllegalArgumentException("a stage variable can't hold the scope '" + scope
                    + "': letters, digits and . _ ~ : / ? # - are what it takes");
        }
        if (!route.matches("[A-Z]+ /\\S*|\\$[a-z]+") || !encoded(route).matches(ALPHABET)) {
            throw new IllegalArgumentException("'" + route + "' is no route, or none that a stage variable can hold:"
                    + " 'GET /orders/{id}', of letters, digits and . _ ~ : / -");
        }
    }

    private static String text(Function<String, Optional<String>> stageVariable) {
        return Stream.iterate(0, index -> index + 1)
                .map(index -> stageVariable.apply(variable(index)))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .collect(Collectors.joining());
    }

    private static Optional<String> find(String route, String text) {
        for (var entry : text.split("&", -1)) {
            int end = entry.indexOf('=');
            if (end < 1) {
                throw new IllegalArgumentException("the stage variable " + VARIABLE + " names no scopes of routes");
            }
            if (Stream.of(entry.substring(end + 1).split(",", -1)).anyMatch(route::equals)) {
                return Optional.of(entry.substring(0, end));
            }
        }
        return Optional.empty();
    }

    /// Encodes two different routes of an API as two different texts: a segment in braces is always a whole one,
    /// and neither `?` nor `#` can be part of a path.
    private static String encoded(String route) {
        return route.replace("+}", "#")
                .replace("}", "")
                .replace("{", "?")
                .replace(" ", "")
                .replace("$", "#");
    }

    private static String variable(int index) {
        return index == 0 ? VARIABLE : VARIABLE + (index + 1);
    }
}
