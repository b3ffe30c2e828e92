package ostiary.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A streaming reader and writer for one JSON object in UTF-8; nothing is repaired, and duplicate
/// members are refused (RFC 8725 §2.4).
final class StrictJson {
    /// Longest text of a token or of a part of it.
    static final int MAX_LENGTH = 8 * 1024;

    private static final int MAX_DEPTH = 8;
    private static final int MAX_NUMBER_LENGTH = 32;
    private static final int MAX_NAME_LENGTH = 256;

    // Names are not interned: senders of tokens would choose what stays in memory.
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_LENGTH)
                    .maxStringLength(MAX_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .build();

    private StrictJson() {}

    /// Called at the value of each member; must read exactly that value.
    @FunctionalInterface
    interface Member {
        void read(String name, JsonParser value) throws IOException;
    }

    /// Called to write the members of an object.
    @FunctionalInterface
    interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /// Reads an object with nothing around it but white space.
    static void read(byte[] utf8, Member member) throws IOException {
        var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        try (var json = JSON.createParser(text)) {
            expect(JsonToken.START_OBJECT, json.nextToken(), json);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                json.nextToken();
                member.read(name, json);
            }
            expect(JsonToken.END_OBJECT, json.currentToken(), json);
            if (json.nextToken() != null) {
                throw new JsonParseException(json, "more than one value");
            }
        }
    }

    /// Writes an object without white space.
    static byte[] write(Members members) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return bytes.toByteArray();
    }

    /// The current string of `json`.
    static String string(JsonParser json) throws IOException {
        expect(JsonToken.VALUE_STRING, json.currentToken(), json);
        return json.getText();
    }

    private static void expect(JsonToken wanted, @Nullable JsonToken found, JsonParser json) throws IOException {
        if (found != wanted) {
            throw new JsonParseException(json, "not the type of value that belongs here");
        }
    }
}
