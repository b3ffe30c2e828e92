package ostiary.server.local.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// The schemas of the document, each closed: a member that it does not name is a flaw.
///
/// The document itself leaves them open, since clients must take members that they don't know (RFC 9457 §3.2). But
/// what the service sends now is to be in the document, member by member.
final class ClosedSchemas {
    private static final String HOME = "https://ostiary.example/openapi.json";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(Map.of(HOME, closed()))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private ClosedSchemas() {}

    /// The flaws of a value.
    ///
    /// @param schema as it stands in the document
    static List<String> flaws(JsonNode schema, JsonNode value) {
        return messages(at(schema).validate(value));
    }

    /// The flaws of a text that should be JSON.
    static List<String> flaws(JsonNode schema, String json) {
        try {
            return messages(at(schema).validate(json, InputFormat.JSON));
        } catch (UncheckedIOException malformed) {
            return List.of("the body is not JSON");
        }
    }

    private static List<String> messages(List<com.networknt.schema.Error> errors) {
        return errors.stream().map(com.networknt.schema.Error::toString).toList();
    }

    private static Schema at(JsonNode schema) {
        return REGISTRY.getSchema(moved(schema));
    }

    private static String closed() {
        var schemas = Document.JSON.at("/components/schemas").<ObjectNode>deepCopy();
        schemas.forEach(schema -> ((ObjectNode) schema).put("additionalProperties", false));
        return "{\"$defs\":" + moved(schemas) + "}";
    }

    /// To where JSON Schema would have them; OpenAPI has a place of its own.
    private static String moved(JsonNode schemas) {
        return schemas.toString().replace("\"#/components/schemas/", "\"" + HOME + "#/$defs/");
    }
}
