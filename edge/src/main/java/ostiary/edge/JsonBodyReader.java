package ostiary.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ostiary.blueprint.Api;
import ostiary.blueprint.Field;

/// Reads a JSON object of declared string members, and refuses everything else by name. Members that are not declared
/// have no effect.
final class JsonBodyReader {
    private static final int MAX_DEPTH = 16;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Api.MAX_BODY_BYTES)
                    .build())
            .build();

    private final Map<String, Field> fields;

    JsonBodyReader(List<Field> fields) {
        this.fields = fields.stream().collect(Collectors.toMap(Field::name, Function.identity()));
    }

    /// What came of reading.
    sealed interface Result {
        record Read(JsonMembers members) implements Result {}

        record Refused(Response response) implements Result {}
    }

    Result read(Request request) {
        if (!isJson(request.header("content-type").orElse(""))) {
            return new Result.Refused(Problem.UNSUPPORTED_MEDIA_TYPE.response(request));
        }
        if (request.body().size() > Api.MAX_BODY_BYTES) {
            return new Result.Refused(Problem.PAYLOAD_TOO_LARGE.response(request));
        }
        var text = request.body().text();
        if (text.isEmpty()) {
            return new Result.Refused(Problem.INVALID_REQUEST.response(request, "detail", "the body is not UTF-8"));
        }
        try (var json = FACTORY.createParser(text.get())) {
            return read(request, json);
        } catch (IOException malformed) {
            var detail = "the body is not one JSON object, or names a member twice";
            return new Result.Refused(Problem.INVALID_REQUEST.response(request, "detail", detail));
        }
    }

    private Result read(Request request, JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return new Result.Refused(
                    Problem.INVALID_REQUEST.response(request, "detail", "the body must be a JSON object"));
        }
        var values = new HashMap<String, String>();
        var wrongTypes = new HashMap<String, Field>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var field = fields.get(json.currentName());
            var token = json.nextToken();
            if (token == JsonToken.VALUE_STRING && field != null) {
                values.put(field.name(), json.getText());
            } else if (field != null && token != JsonToken.VALUE_NULL) {
                wrongTypes.put(field.name(), field);
            }
            json.skipChildren();
        }
        if (json.nextToken() != null) {
            return new Result.Refused(
                    Problem.INVALID_REQUEST.response(request, "detail", "something follows the JSON object"));
        }
        // Only now: a body that is malformed further on is refused as a whole.
        return fields.values().stream()
                .sorted(Comparator.comparing(Field::name))
                .flatMap(field -> flaw(field, values.get(field.name()), wrongTypes.containsKey(field.name())).stream()
                        .map(flaw -> Problem.field(request, field.name(), flaw)))
                .findFirst()
                .<Result>map(Result.Refused::new)
                .orElseGet(() -> new Result.Read(new JsonMembers(Map.copyOf(values))));
    }

    private static Optional<String> flaw(Field field, @Nullable String value, boolean wrongType) {
        if (wrongType) {
            return Optional.of("must be a string");
        }
        if (value == null || value.isEmpty()) {
            return field.required() ? Optional.of("is missing") : Optional.empty();
        }
        if (value.length() > field.maxLength()) {
            return Optional.of("must have at most " + field.maxLength() + " characters");
        }
        return isWellFormed(value) ? Optional.empty() : Optional.of("has half of a surrogate pair");
    }

    /// A lone surrogate, which JSON can escape, is no character: two of them would be one and the same in UTF-8.
    private static boolean isWellFormed(String value) {
        return value.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isJson(String contentType) {
        var parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals("application/json")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }
}
