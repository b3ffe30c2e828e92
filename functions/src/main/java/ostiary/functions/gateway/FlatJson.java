package ostiary.functions.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A JSON object of an event that comes from no front door. Members are text, those of an inner object are named
/// `outer.inner`, and arrays are skipped.
public record FlatJson(Map<String, String> members) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// Reads one object.
    ///
    /// @throws IllegalArgumentException if it is something else
    public static FlatJson read(InputStream input) throws IOException {
        var members = new HashMap<String, String>();
        try (var json = JSON.createParser(input)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a JSON object");
            }
            read(json, "", members);
        }
        return new FlatJson(members);
    }

    /// The value of a member.
    ///
    /// @throws IllegalArgumentException if the member is missing
    public String required(String name) {
        return Optional.ofNullable(members.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the event has no " + name));
    }

    private static void read(JsonParser json, String path, Map<String, String> members) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = path + json.currentName();
            switch (json.nextToken()) {
                case START_OBJECT -> read(json, name + ".", members);
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    members.put(name, json.getText());
                default -> json.skipChildren();
            }
        }
    }
}
