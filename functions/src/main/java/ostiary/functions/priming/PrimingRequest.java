package ostiary.functions.priming;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The parts of an AWS request's JSON that priming looks at.
///
/// @param texts every string outside of `items`
/// @param items the JSON of every member `Item`
record PrimingRequest(List<String> texts, List<String> items) {
    private static final JsonFactory JSON = new JsonFactory();

    static PrimingRequest read(String body) {
        var request = new PrimingRequest(new ArrayList<>(), new ArrayList<>());
        try (var json = JSON.createParser(body)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    request.texts.add(json.getText());
                } else if (token == JsonToken.FIELD_NAME && json.currentName().equals("Item")) {
                    json.nextToken();
                    request.items.add(copy(json));
                }
            }
            return request;
        } catch (IOException impossible) { // reads from a string
            throw new UncheckedIOException(impossible);
        }
    }

    private static String copy(JsonParser json) throws IOException {
        var text = new StringWriter();
        try (var copy = JSON.createGenerator(text)) {
            copy.copyCurrentStructure(json);
        }
        return text.toString();
    }
}
