package ostiary.edge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The path of a route, in which `{name}` stands for any one segment.
record PathTemplate(String text) {

    /// The segment of `path` for each name; empty if the path doesn't match.
    Optional<Map<String, String>> match(String path) {
        var expected = text.split("/", -1);
        var found = path.split("/", -1);
        if (expected.length != found.length) {
            return Optional.empty();
        }
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].startsWith("{") && !found[i].isEmpty()) {
                parameters.put(expected[i].substring(1, expected[i].length() - 1), found[i]);
            } else if (!expected[i].equals(found[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(Map.copyOf(parameters));
    }
}
