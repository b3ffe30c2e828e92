package ostiary.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import ostiary.blueprint.Api;
import ostiary.blueprint.Field;

/// Reads a JSON object of declared string members, and refuses everything else by name. Members that are not declared
/// have no effect.
final class JsonBodyReader {
    private static final int MAX_DEPTH = 16;
    private static final JsonFactory FACTORY = UntrustedJson.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Api.MAX_BODY_BYTES)
                    .build())
            .build();

    private final DeclaredFields fields;

    JsonBodyReader(List<Field> fields) {
        this.fields = new DeclaredFields(fields);
    }

    Reading read(Request request) {
        return TextBody.read(request, MediaType.JSON, text -> read(text, false));
    }

    /// A merge patch, under its own media type or that of JSON. A member that is not declared is refused, since
    /// whoever sends one means to change something.
    Reading readPatch(Request request) {
        var sent = request.header("content-type").orElse("");
        var type = MediaType.MERGE_PATCH.is(sent) ? MediaType.MERGE_PATCH : MediaType.JSON;
        return TextBody.read(request, type, text -> read(text, true));
    }

    private Reading read(String text, boolean isPatch) {
        try (var json = FACTORY.createParser(text)) {
            return read(json, isPatch);
        } catch (IOException malformed) {
            return refusal("the body is not one JSON object, or names a member twice");
        }
    }

    private Reading read(JsonParser json, boolean isPatch) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return refusal("the body must be a JSON object");
        }
        var values = new HashMap<String, String>();
        var flaws = new HashMap<String, String>();
        var removed = new HashSet<String>();
        boolean areAllKnown = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            var token = json.nextToken();
            if (fields.has(name)) {
                switch (token) {
                    case VALUE_STRING -> values.put(name, json.getText());
                    case VALUE_NULL -> removed.add(name);
                    default -> flaws.put(name, "must be a string");
                }
            } else {
                areAllKnown = false;
            }
            json.skipChildren();
        }
        if (json.nextToken() != null) {
            return refusal("something follows the JSON object");
        }
        // Only now: a body that is malformed further on is refused as a whole.
        if (isPatch && !areAllKnown) {
            return refusal("a member is none that can be changed here");
        }
        return switch (fields.check(values, flaws)) {
            case Reading.Read(var read) -> new Reading.Read(isPatch ? read.removing(removed) : read);
            case Reading.Refused refused -> refused;
        };
    }

    private static Reading refusal(String detail) {
        return Reading.Refused.as(Problem.INVALID_REQUEST, detail);
    }
}
