package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// A payload template, as of `Parameters`, `ItemSelector` and `ResultSelector`
/// (<https://states-language.net/spec.html#payload-template>).
final class Template {
    private static final String DYNAMIC = ".$";

    private Template() {}

    /// Reads all expressions of a template once.
    ///
    /// @throws ostiary.emulators.aws.UnmodelledException if one can not be read
    static void check(JsonNode template) {
        template.properties().forEach(field -> {
            if (field.getKey().endsWith(DYNAMIC)) {
                Expression.of(text(field.getValue()));
            } else {
                check(field.getValue());
            }
        });
        if (template.isArray()) {
            template.forEach(Template::check);
        }
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new InvalidDefinitionException("the value of a field whose name ends in .$ must be a string");
        }
        return value.asText();
    }

    /// The payload: fields whose name ends in `.$` lose that, and get the value that they name.
    static JsonNode fill(JsonNode template, Scope scope) {
        if (template.isArray()) {
            var filled = JsonNodeFactory.instance.arrayNode();
            template.forEach(item -> filled.add(fill(item, scope)));
            return filled;
        }
        if (!template.isObject()) {
            return template;
        }
        var filled = Json.object();
        template.properties().forEach(field -> {
            var name = field.getKey();
            if (name.endsWith(DYNAMIC)) {
                var value = Expression.of(text(field.getValue())).value(scope);
                filled.set(name.substring(0, name.length() - DYNAMIC.length()), value);
            } else {
                filled.set(name, fill(field.getValue(), scope));
            }
        });
        return filled;
    }
}
