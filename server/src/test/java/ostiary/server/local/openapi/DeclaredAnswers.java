package ostiary.server.local.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ostiary.blueprint.Api;
import ostiary.blueprint.Route;

/// Holds answers against what the document declares for their route.
public final class DeclaredAnswers {
    /// In each answer, or between two machines only.
    private static final Set<String> OF_HTTP =
            Set.of("date", "content-type", "content-length", "transfer-encoding", "connection");

    private static final String ONLY_OVER_TLS = "strict-transport-security";

    private DeclaredAnswers() {}

    /// The differences from the document; empty if all is as it says.
    public static List<String> flaws(Route route, Answer answer) {
        var declared = Document.operation(route).path("responses").path(Integer.toString(answer.status()));
        if (declared.isMissingNode()) {
            return List.of("the status " + answer.status() + " is not declared");
        }
        var flaws = new ArrayList<>(bodyFlaws(declared.path("content"), answer));
        flaws.addAll(headerFlaws(declared.path("headers"), answer));
        return flaws;
    }

    /// Each answer that is declared: `POST /login 200`, `POST /login 401 mfa_required`; the front door's own end in a
    /// blank.
    public static List<String> kinds() {
        var kinds = new ArrayList<String>();
        for (var route : Api.DOCUMENTED) {
            Document.operation(route).path("responses").properties().forEach(response -> {
                var kind = route.key() + " " + response.getKey();
                var content = response.getValue().path("content");
                var codes =
                        content.path(ProblemShape.MEDIA_TYPE).path("examples").properties();
                codes.forEach(code -> kinds.add(kind + " " + code.getKey()));
                if (response.getKey().startsWith("2")) {
                    kinds.add(kind);
                } else if (content.has(FrontDoorErrors.MEDIA_TYPE)) {
                    kinds.add(kind + " ");
                }
            });
        }
        return kinds;
    }

    private static List<String> bodyFlaws(JsonNode content, Answer answer) {
        if (answer.mediaType().isEmpty()) {
            return content.isMissingNode() && answer.body().isEmpty()
                    ? List.of()
                    : List.of("the body has no media type");
        }
        var mediaType = answer.mediaType().get();
        return content.has(mediaType)
                ? ClosedSchemas.flaws(content.path(mediaType).path("schema"), answer.body())
                : List.of("the media type " + mediaType + " is not declared");
    }

    private static List<String> headerFlaws(JsonNode headers, Answer answer) {
        var declared = headers.properties().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        var flaws = new ArrayList<String>();
        answer.headers().forEach((name, value) -> {
            if (declared.containsKey(name)) {
                var schema = Document.resolved(declared.get(name)).path("schema");
                ClosedSchemas.flaws(schema, headerValue(schema, value)).forEach(flaw -> flaws.add(name + ": " + flaw));
            } else if (!OF_HTTP.contains(name)) {
                flaws.add("the header " + name + " is not declared");
            }
        });
        // The front door's own errors have fewer headers than the service's of the same status.
        boolean ofFrontDoor = answer.status() >= 400
                && answer.mediaType().filter(FrontDoorErrors.MEDIA_TYPE::equals).isPresent();
        declared.keySet().stream()
                .filter(name -> !ofFrontDoor && !name.equals(ONLY_OVER_TLS))
                .filter(name -> !answer.headers().containsKey(name))
                .forEach(name -> flaws.add("the header " + name + " is missing"));
        return flaws;
    }

    private static JsonNode headerValue(JsonNode schema, String value) {
        return schema.path("type").asText().equals("integer") && value.matches("[0-9]{1,9}")
                ? new IntNode(Integer.parseInt(value))
                : new TextNode(value);
    }
}
