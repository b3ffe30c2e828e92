package ostiary.functions.gateway;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The path as API Gateway matched it to one of its routes, with nothing in it of the stage or the custom domain's base
/// path that the client went through.
final class MatchedRoute {
    private MatchedRoute() {}

    /// Whether the route ends with a parameter that stands for any number of segments: `/{proxy+}`.
    static boolean isGreedy(String template) {
        return template.endsWith("+}");
    }

    /// The route's path with the parameters put in.
    ///
    /// @param template as the gateway spells it: `/sessions/{id}`
    /// @return empty for a route that doesn't tell the path, such as `$default`
    static Optional<String> path(String template, EventObject parameters) {
        if (!template.startsWith("/")) {
            return Optional.empty();
        }
        if (isGreedy(template)) {
            // Whatever stands before it is where a team has put the service.
            var name = template.substring(template.lastIndexOf('{') + 1, template.length() - "+}".length());
            return parameters.text(name).map(rest -> "/" + rest);
        }
        return Optional.of(Arrays.stream(template.split("/", -1))
                .map(segment -> segment.startsWith("{")
                        ? parameters.requiredText(segment.substring(1, segment.length() - 1))
                        : segment)
                .collect(Collectors.joining("/")));
    }
}
