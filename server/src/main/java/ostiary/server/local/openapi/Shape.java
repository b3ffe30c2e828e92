package ostiary.server.local.openapi;

import static ostiary.server.json.JsonTree.object;

import java.util.List;
import java.util.Map;

/// A JSON object of the API, under its name in generated clients.
///
/// The schema is open: a client must ignore members that it does not know (RFC 6749 §5.1, RFC 9457 §3.2), so that
/// one can be added. The tests check that responses have exactly these.
record Shape(String name, String description, List<Member> members) {
    static Shape of(String name, String description, Member... members) {
        return new Shape(name, description, List.of(members));
    }

    Map<String, Object> schema() {
        var properties = object();
        members.forEach(member -> properties.put(member.name(), member.schema()));
        var required =
                members.stream().filter(Member::required).map(Member::name).toList();
        var schema = object("type", "object", "description", description, "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    Map<String, Object> example() {
        var example = object();
        members.forEach(member -> example.put(member.name(), member.example()));
        return example;
    }

    Map<String, Object> reference() {
        return object("$ref", "#/components/schemas/" + name);
    }
}
