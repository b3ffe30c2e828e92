package ostiary.emulators.aws.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the identity sources of an authorizer from a request, in the syntax of HTTP, REST and WebSocket APIs
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html>,
/// <https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html>).
final class IdentitySources {
    private static final Pattern EXPRESSION =
            Pattern.compile("\\$?(?:(?:method\\.|route\\.)?request\\.)?(header|context|stageVariables)\\.(.+)");

    private final List<Source> sources;

    private record Source(String kind, String name) {}

    IdentitySources(List<String> expressions) {
        this.sources = expressions.stream().map(IdentitySources::source).toList();
    }

    /// Returns the value of each source; empty if any value is missing, in which case the API answers 401.
    ///
    /// @param headers by lower-case name
    /// @param context the context variables that the type of API supports
    Optional<List<String>> in(
            Map<String, String> headers, Map<String, String> context, Map<String, String> stageVariables) {
        var values = new ArrayList<String>();
        for (var source : sources) {
            var value = switch (source.kind()) {
                case "header" -> headers.get(source.name().toLowerCase(Locale.ROOT));
                case "context" -> known(context, source.name());
                default -> stageVariables.get(source.name());
            };
            if (value == null || value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(values);
    }

    private static String known(Map<String, String> context, String name) {
        return Optional.ofNullable(context.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the model has no context." + name));
    }

    private static Source source(String expression) {
        var matcher = EXPRESSION.matcher(expression);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the model has no identity source " + expression);
        }
        return new Source(matcher.group(1), matcher.group(2));
    }
}
