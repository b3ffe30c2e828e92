package ostiary.server.local.openapi;

import static java.util.stream.Collectors.toSet;
import static ostiary.server.json.JsonTree.object;

import java.util.List;
import java.util.Map;
import ostiary.blueprint.BodyEncoding;
import ostiary.blueprint.Field;
import ostiary.blueprint.Route;

/// The members of request bodies, as [Field] declares them.
final class RequestFields {
    private static final Map<String, String> FORMATS =
            Map.of("email", "email", "password", "password", "new_password", "password");

    private RequestFields() {}

    /// A body with every member; of two alternatives only the first.
    static Map<String, Object> example(Route route) {
        var names = route.body().stream().map(Field::name).collect(toSet());
        var example = object();
        route.body().stream()
                .filter(field -> field.required() || !(field.name().equals("new_password") && names.contains("code")))
                .forEach(field -> example.put(
                        field.name(), member(field, route.encoding()).example()));
        return example;
    }

    static Member member(Field field, BodyEncoding encoding) {
        var member = named(field, encoding);
        var format = FORMATS.get(field.name());
        var formatted = format == null ? member : member.with("format", format);
        if (encoding == BodyEncoding.MERGE_PATCH) {
            return formatted
                    .with("type", List.of("string", "null"))
                    .with("minLength", 1)
                    .optional();
        }
        return field.required() ? formatted.with("minLength", 1) : formatted.optional();
    }

    /// The clients of the JSON API are built in, those of forms are registered.
    private static Member named(Field field, BodyEncoding encoding) {
        var example = Examples.ofField(field.name());
        if (field.repeatable()) {
            var items = object("maxLength", field.maxLength());
            return Member.texts(field.name(), field.description(), items, List.of(example));
        }
        var member = field.name().equals("client_id") && encoding == BodyEncoding.JSON
                ? Shapes.clientId(field.description())
                : Member.text(field.name(), field.description(), example);
        return member.with("maxLength", field.maxLength());
    }
}
