package ostiary.adapters.secrets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The JSON text of a key set: `{"keys":[{"id", "added", "signs_from", "key"}]}`, all of them strings, times in ISO
/// 8601. A key of ES256 beside one is `"es256_id", "es256_public"` and, in a secret, `"es256_key"`. Other members are
/// ignored, as versions of before ignore these.
final class KeyDocument {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private KeyDocument() {}

    /// Reads a set with at least one key.
    ///
    /// @throws MalformedKeysException for any other text
    static KeySet read(String text) {
        var keys = readAny(text);
        if (keys.isEmpty()) {
            throw new MalformedKeysException("the set has no key yet");
        }
        return keys;
    }

    /// Reads a secret's placeholder before its first rotation as the empty set; but refuses a damaged key set,
    /// which would then be overwritten.
    static KeySet readOrEmpty(String text) {
        return text.contains("\"signs_from\"") ? read(text) : KeySet.EMPTY;
    }

    static String write(KeySet keys) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("keys");
            for (var key : keys.keys()) {
                json.writeStartObject();
                json.writeStringField("id", key.id());
                json.writeStringField("added", key.added().toString());
                json.writeStringField("signs_from", key.signsFrom().toString());
                json.writeStringField("key", key.key());
                if (key.es256().isPresent()) {
                    write(key.es256().get(), json);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) { // writes to a string
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(KeyEntry.Es256 key, JsonGenerator json) throws IOException {
        json.writeStringField("es256_id", key.id());
        json.writeStringField("es256_public", key.publicKey());
        if (!key.privateKey().isEmpty()) {
            json.writeStringField("es256_key", key.privateKey());
        }
    }

    private static KeySet readAny(String text) {
        try (var json = JSON.createParser(text)) {
            var keys = readDocument(json);
            if (json.nextToken() != null) {
                throw malformed();
            }
            return new KeySet(keys);
        } catch (IOException | DateTimeException malformed) {
            throw malformed();
        }
    }

    private static List<KeyEntry> readDocument(JsonParser json) throws IOException {
        @Nullable List<KeyEntry> keys = null;
        expect(JsonToken.START_OBJECT, json.nextToken());
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isKeys = json.currentName().equals("keys");
            json.nextToken();
            if (isKeys) {
                keys = readKeys(json);
            } else {
                json.skipChildren();
            }
        }
        if (keys == null) {
            throw malformed();
        }
        return keys;
    }

    private static List<KeyEntry> readKeys(JsonParser json) throws IOException {
        expect(JsonToken.START_ARRAY, json.currentToken());
        var keys = new ArrayList<KeyEntry>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            keys.add(readKey(json));
        }
        return keys;
    }

    private static KeyEntry readKey(JsonParser json) throws IOException {
        expect(JsonToken.START_OBJECT, json.currentToken());
        var members = new HashMap<String, String>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                members.put(name, json.getText());
            }
            json.skipChildren();
        }
        return new KeyEntry(
                member(members, "id"),
                Instant.parse(member(members, "added")),
                Instant.parse(member(members, "signs_from")),
                member(members, "key"),
                members.containsKey("es256_id")
                        ? Optional.of(new KeyEntry.Es256(
                                member(members, "es256_id"),
                                members.getOrDefault("es256_key", ""),
                                member(members, "es256_public")))
                        : Optional.empty());
    }

    private static String member(Map<String, String> members, String name) {
        var value = members.get(name);
        if (value == null || value.isEmpty()) {
            throw malformed();
        }
        return value;
    }

    private static void expect(JsonToken wanted, @Nullable JsonToken found) throws IOException {
        if (found != wanted) {
            throw new JsonParseException(null, "another token");
        }
    }

    private static MalformedKeysException malformed() {
        return new MalformedKeysException("the text is not a set of keys");
    }
}
