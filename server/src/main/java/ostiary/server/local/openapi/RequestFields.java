package ostiary.server.local.openapi;

import static java.util.stream.Collectors.toSet;
import static ostiary.server.json.JsonTree.object;

import java.util.List;
import java.util.Map;
import ostiary.blueprint.Field;

/// The members of request bodies, as [Field] declares them.
final class RequestFields {
    private static final Map<String, String> FORMATS =
            Map.of("email", "email", "password", "password", "new_password", "password");

    private RequestFields() {}

    /// A body with every member; of two alternatives only the first.
    static Map<String, Object> example(List<Field> fields) {
        var names = fields.stream().map(Field::name).collect(toSet());
        var example = object();
        fields.stream()
                .filter(field -> !(field.name().equals("new_password") && names.contains("code")))
                .forEach(field -> example.put(field.name(), member(field).example()));
        return example;
    }

    static Member member(Field field) {
        var member = (field.name().equals("client_id")
                        ? Shapes.clientId(field.description())
                        : Member.text(field.name(), field.description(), Examples.ofField(field.name())))
                .with("maxLength", field.maxLength());
        var format = FORMATS.get(field.name());
        var formatted = format == null ? member : member.with("format", format);
        return field.required() ? formatted.with("minLength", 1) : formatted.optional();
    }
}
