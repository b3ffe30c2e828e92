package ostiary.server.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import ostiary.server.json.JsonTree;

/// JSON of the service as the template `facts` takes it: names, each with its values.
final class Facts {
    private final String base;

    /// @param base what begins with it is a link
    Facts(URI base) {
        this.base = base + "/";
    }

    /// One section: the members of an object.
    Map<String, Object> section(String title, Map<?, ?> members) {
        return Map.of(
                "title",
                title,
                "rows",
                members.entrySet().stream().map(this::row).toList());
    }

    private Map<String, Object> row(Map.Entry<?, ?> member) {
        var values = member.getValue() instanceof List<?> list ? list : List.of(member.getValue());
        return Map.of(
                "name",
                member.getKey(),
                "none",
                values.isEmpty(),
                "values",
                values.stream().map(this::value).toList());
    }

    private Map<String, Object> value(Object value) {
        var text = value instanceof Map || value instanceof List ? JsonTree.text(value) : value.toString();
        return Map.of("text", text, "link", text.startsWith(base));
    }
}
