package ostiary.subscriber.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ostiary.subscriber.contract.Shapes.Way;

/// Holds the routes of a provider's OpenAPI document against an excerpt: those that the consumer calls.
final class Routes {
    private final JsonNode document;
    private final List<Break> breaks;

    Routes(JsonNode document, List<Break> breaks) {
        this.document = document;
        this.breaks = breaks;
    }

    void compare(String file, JsonNode excerpt) {
        for (var path : excerpt.required("paths").properties()) {
            for (var method : path.getValue().properties()) {
                var where = file + " " + method.getKey() + " " + path.getKey();
                var route = document.path("paths").path(path.getKey()).path(method.getKey());
                if (route.isMissingNode()) {
                    breaks.add(new Break(where, "there is no such route"));
                } else {
                    route(where, method.getValue(), route);
                }
            }
        }
    }

    private void route(String where, JsonNode expected, JsonNode promised) {
        rights(where, expected, promised);
        parameters(where, expected, promised);
        body(where, expected.path("requestBody"), promised.path("requestBody"));
        for (var status : expected.required("responses").properties()) {
            var answer = promised.path("responses").path(status.getKey());
            contents(where + " " + status.getKey(), Way.READ, status.getValue(), answer);
        }
    }

    /// The alternatives of `security` are compared as they stand: another one may be harder to have.
    private void rights(String where, JsonNode expected, JsonNode promised) {
        if (!Json.values(expected.path("security")).equals(Json.values(promised.path("security")))) {
            breaks.add(new Break(where, "wants the rights " + promised.path("security")));
        }
    }

    private void parameters(String where, JsonNode expected, JsonNode promised) {
        var sent = names(expected.path("parameters"), false);
        var known = names(promised.path("parameters"), false);
        var wanted = new HashSet<>(names(promised.path("parameters"), true));
        wanted.removeAll(sent);
        if (!known.containsAll(sent) || !wanted.isEmpty()) {
            breaks.add(new Break(where, "takes the parameters " + known + ", expected " + sent));
        }
    }

    private static Set<String> names(JsonNode parameters, boolean onlyRequired) {
        var names = new HashSet<String>();
        for (var parameter : parameters) {
            if (!onlyRequired || parameter.path("required").asBoolean()) {
                names.add(parameter.path("in").asText() + " "
                        + parameter.path("name").asText());
            }
        }
        return names;
    }

    private void body(String where, JsonNode expected, JsonNode promised) {
        if (!expected.isMissingNode()) {
            contents(where + " body", Way.SENT, expected, promised);
        } else if (promised.path("required").asBoolean()) {
            breaks.add(new Break(where, "now wants a body"));
        }
    }

    private void contents(String where, Way way, JsonNode expected, JsonNode promised) {
        for (var content : expected.path("content").properties()) {
            var schema = promised.path("content").path(content.getKey()).path("schema");
            if (schema.isMissingNode()) {
                breaks.add(new Break(where, "there is no " + content.getKey()));
                continue;
            }
            new Shapes(way, document, breaks).compare(where, content.getValue().required("schema"), schema);
            if (way == Way.SENT) {
                example(where, content.getValue().required("example"), schema);
            }
        }
    }

    /// Holds a body that the consumer sends against all of the schema: lengths and patterns, too.
    private void example(String where, JsonNode example, JsonNode promised) {
        var home = "https://contract.example/openapi.json";
        var local = "{\"$ref\":\"" + home + promised.path("$ref").asText() + "\"}";
        var schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemas(Map.of(home, document.toString())))
                .getSchema(promised.has("$ref") ? local : promised.toString());
        for (var flaw : schema.validate(example)) {
            breaks.add(new Break(where, "the example is refused: " + flaw));
        }
    }
}
