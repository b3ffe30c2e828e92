package ostiary.subscriber.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Holds the schema that a provider promises against the one that a consumer expects, member by member.
///
/// What the consumer reads must be whatever the provider may send; what it sends, something that the provider takes.
/// A schema that can't be judged so is a break, too: nobody would notice when it is not kept.
final class Shapes {
    /// Of an expectation. A member that is required must be described, too.
    private static final Set<String> KEYWORDS = Set.of(
            "type", "required", "properties", "items", "enum", "const", "format", "description", "title", "example");

    private static final Set<String> UNJUDGED = Set.of("oneOf", "anyOf", "allOf", "not");

    /// Which way a document goes, as the consumer sees it.
    enum Way {
        READ,
        SENT
    }

    private final Way way;
    private final JsonNode document;
    private final List<Break> breaks;

    /// @param document that `$ref` of the promise points into
    /// @param breaks where new ones go
    Shapes(Way way, JsonNode document, List<Break> breaks) {
        this.way = way;
        this.document = document;
        this.breaks = breaks;
    }

    void compare(String where, JsonNode expected, JsonNode reference) {
        var promised = resolved(reference);
        expected.fieldNames().forEachRemaining(keyword -> {
            if (!KEYWORDS.contains(keyword)) {
                broken(where, "the keyword " + keyword + " can't be judged");
            }
        });
        if (UNJUDGED.stream().anyMatch(promised::has)) {
            broken(where, "the promise has alternatives, which can't be judged");
        }
        types(where, expected, promised);
        values(where, expected, promised);
        format(where, expected, promised);
        required(where, expected, promised);
        members(where, expected, promised);
    }

    private void types(String where, JsonNode expected, JsonNode promised) {
        var wanted = typesOf(expected);
        var offered = typesOf(promised);
        boolean fits = way == Way.READ ? wanted.containsAll(offered) : offered.containsAll(wanted);
        if (wanted.isEmpty() || offered.isEmpty() || !fits) {
            broken(where, "is " + offered + ", expected " + wanted);
        }
    }

    private static Set<String> typesOf(JsonNode schema) {
        var types = new LinkedHashSet<String>();
        Json.values(schema.path("type")).forEach(type -> types.add(type.asText()));
        return types;
    }

    /// Whoever reads a value must know it, and may be waiting for each that they know.
    private void values(String where, JsonNode expected, JsonNode promised) {
        var wanted = valuesOf(expected);
        var offered = valuesOf(promised);
        boolean fits = switch (way) {
            case READ -> wanted.isEmpty() || wanted.equals(offered);
            case SENT -> offered.isEmpty() || (!wanted.isEmpty() && offered.containsAll(wanted));
        };
        if (!fits) {
            broken(where, "is one of " + offered + ", expected " + wanted);
        }
    }

    private static Set<JsonNode> valuesOf(JsonNode schema) {
        var values = new HashSet<>(Json.values(schema.path("enum")));
        values.addAll(Json.values(schema.path("const")));
        return values;
    }

    /// A body that is sent has an example, which is held against the whole promise.
    private void format(String where, JsonNode expected, JsonNode promised) {
        var wanted = expected.path("format");
        if (way == Way.READ && !wanted.isMissingNode() && !wanted.equals(promised.path("format"))) {
            broken(where, "has the format " + promised.path("format") + ", expected " + wanted);
        }
    }

    private void required(String where, JsonNode expected, JsonNode promised) {
        var missing = new LinkedHashSet<>(Json.values((way == Way.READ ? expected : promised).path("required")));
        missing.removeAll(Json.values((way == Way.READ ? promised : expected).path("required")));
        if (!missing.isEmpty()) {
            broken(where, way == Way.READ ? "may lack " + missing : "now wants " + missing);
        }
    }

    private void members(String where, JsonNode expected, JsonNode promised) {
        for (var member : expected.path("properties").properties()) {
            var place = where + "/properties/" + member.getKey();
            var offered = promised.path("properties").path(member.getKey());
            if (offered.isMissingNode()) {
                broken(place, "is promised nowhere");
            } else {
                compare(place, member.getValue(), offered);
            }
        }
        if (expected.has("items")) {
            compare(where + "/items", expected.get("items"), promised.path("items"));
        }
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        if (reference.isEmpty()) {
            return schema;
        }
        return reference.startsWith("#/") ? resolved(document.at(reference.substring(1))) : MissingNode.getInstance();
    }

    private void broken(String where, String what) {
        breaks.add(new Break(where, what));
    }
}
