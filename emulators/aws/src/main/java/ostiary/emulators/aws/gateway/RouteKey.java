package ostiary.emulators.aws.gateway;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A route key such as `GET /sessions/{id}` and the requests that it matches
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html>).
final class RouteKey {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}+]+)(\\+?)}");

    private final String key;
    private final String method;
    private final Pattern path;
    private final ArrayList<String> variables = new ArrayList<>();

    RouteKey(String key) {
        if (!key.matches("(ANY|[A-Z]+) /\\S*")) {
            throw new IllegalArgumentException("the model has no route " + key);
        }
        this.key = key;
        this.method = key.substring(0, key.indexOf(' '));
        this.path = pattern(key.substring(key.indexOf(' ') + 1));
    }

    /// Matches a request and returns its path parameters, still percent-encoded; empty if
    /// the request does not match.
    Optional<Map<String, String>> match(ApiRequest request) {
        var matcher = path.matcher(request.path());
        if (!(method.equals("ANY") || method.equals(request.method())) || !matcher.matches()) {
            return Optional.empty();
        }
        var values = new TreeMap<String, String>();
        for (int i = 0; i < variables.size(); i++) {
            values.put(variables.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }

    /// Ranks matching routes: the lowest value takes the request. Fewer path parameters come first, then a
    /// specific method before `ANY`.
    int precedence() {
        return variables.size() * 2 + (method.equals("ANY") ? 1 : 0);
    }

    String path() {
        return key.substring(key.indexOf(' ') + 1);
    }

    /// The route in the `SourceArn` of a Lambda permission, with parameter names: `GET/sessions/{id}`.
    String inArn() {
        return key.replaceFirst(" ", "");
    }

    @Override
    public String toString() {
        return key;
    }

    private Pattern pattern(String template) {
        var regex = new StringBuilder();
        var matcher = VARIABLE.matcher(template);
        int end = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(template.substring(end, matcher.start())));
            regex.append(matcher.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            variables.add(matcher.group(1));
            end = matcher.end();
        }
        return Pattern.compile(regex + Pattern.quote(template.substring(end)));
    }
}
