package ostiary.server.local.openapi;

import static ostiary.server.json.JsonTree.object;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One member of a JSON object.
///
/// @param example a value that fits the schema
record Member(String name, boolean required, Map<String, Object> schema, Object example) {
    static Member text(String name, String description, String example) {
        return new Member(name, true, object("type", "string", "description", description), example);
    }

    /// A string of a format that JSON Schema or OpenAPI names: `uuid`, `date-time`, `uri`, `email`, `password`.
    static Member text(String name, String format, String description, String example) {
        return text(name, description, example).with("format", format);
    }

    /// One of `values`; the first is the example.
    static Member choice(String name, String description, List<String> values) {
        return text(name, description, values.getFirst()).with("enum", values);
    }

    static Member number(String name, String description, int example) {
        return new Member(name, true, object("type", "integer", "description", description), example);
    }

    static Member truth(String name, String description, boolean example) {
        return new Member(name, true, object("type", "boolean", "description", description), example);
    }

    /// An array of text; `items` restricts each.
    static Member texts(String name, String description, Map<String, Object> items, List<String> example) {
        var item = object("type", "string");
        item.putAll(items);
        return new Member(name, true, object("type", "array", "description", description, "items", item), example);
    }

    /// An object of `shape`.
    static Member nested(String name, String description, Shape shape) {
        var schema = object("type", "object", "allOf", List.of(shape.reference()), "description", description);
        return new Member(name, true, schema, shape.example());
    }

    /// An array of objects of `shape`.
    static Member objects(String name, String description, Shape shape) {
        return new Member(
                name,
                true,
                object("type", "array", "description", description, "items", shape.reference()),
                List.of(shape.example()));
    }

    Member optional() {
        return new Member(name, false, schema, example);
    }

    Member with(String keyword, Object value) {
        var changed = new LinkedHashMap<>(schema);
        changed.put(keyword, value);
        return new Member(name, required, changed, example);
    }
}
