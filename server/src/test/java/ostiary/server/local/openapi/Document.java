package ostiary.server.local.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import ostiary.blueprint.Route;

/// The document as a tree.
public final class Document {
    static final String TEXT = OpenApiDocument.of(PrintOpenApi.BASE);
    static final JsonNode JSON = parse(TEXT);

    private Document() {}

    /// The operation of a route in the document.
    public static JsonNode operation(Route route) {
        return JSON.path("paths").path(route.path()).path(route.method().name().toLowerCase(Locale.ROOT));
    }

    /// The target of a `$ref`; `node` itself if it is none.
    static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? JSON.requiredAt(node.path("$ref").asText().substring(1)) : node;
    }

    private static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
