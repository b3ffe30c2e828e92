package ostiary.subscriber;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Holds events against [EventSchemas], and says of the first flaw where it is and of which kind.
final class SchemaChecks {
    /// The form of names in our schemas. Another one was chosen by whoever wrote the message, and may be an address.
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,32}");

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    // Otherwise a body full of flaws would cost an object each.
                    .failFast(true)
                    .build()));

    private final Schema envelope = compiled(EventSchemas.envelope());
    private final Map<String, Schema> data = EventSchemas.types().stream()
            .collect(toUnmodifiableMap(type -> type, type -> compiled(EventSchemas.of(type))));

    /// Everything but the data.
    ///
    /// @throws MalformedEventException if it is not as the schema says
    void checkEnvelope(JsonNode event) {
        check(envelope, "", event);
    }

    /// @param type one of [EventSchemas#types()]
    /// @throws MalformedEventException if it is not as the schema says
    void checkData(String type, JsonNode value) {
        check(Objects.requireNonNull(data.get(type), type), "data", value);
    }

    private static void check(Schema schema, String place, JsonNode value) {
        var flaws = schema.validate(value);
        if (!flaws.isEmpty()) {
            var flaw = flaws.getFirst();
            throw new MalformedEventException(field(place, flaw), kind(flaw));
        }
    }

    private static String field(String place, Error flaw) {
        var missing = flaw.getKeyword().equals("required") ? Stream.of(flaw.getProperty()) : Stream.<String>empty();
        return Stream.of(Stream.of(place), names(flaw.getInstanceLocation()), missing)
                .flatMap(names -> names)
                .filter(name -> !name.isEmpty())
                .map(name -> NAME.matcher(name).matches() ? name : "*")
                .collect(Collectors.joining("."));
    }

    private static Stream<String> names(NodePath path) {
        return IntStream.range(0, path.getNameCount())
                .mapToObj(index -> path.getElement(index).toString());
    }

    private static String kind(Error flaw) {
        return switch (flaw.getKeyword()) {
            case "required" -> "is missing";
            case "type" -> "has the wrong type";
            default -> "breaks the rule `" + flaw.getKeyword() + "` of its schema";
        };
    }

    private static Schema compiled(JsonNode schema) {
        var compiled = REGISTRY.getSchema(schema);
        compiled.initializeValidators();
        return compiled;
    }
}
