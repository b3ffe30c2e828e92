package ostiary.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ostiary.core.oauth.ClaimsRequest;

/// Reads the parameter `claims` (OpenID Connect Core §5.5): a JSON object in which strangers choose the names.
///
/// Of an ID token's claims `sub` and `acr` can be asked for by value. It always has `acr` and `auth_time`, and those of
/// user info never. Members that are not known have no effect.
final class ClaimsParameter {
    /// The limit in characters.
    static final int LONGEST = 4096;

    /// The depth of `{"userinfo":{"name":{"values":[…]}}}`, and two more for what has no effect.
    private static final int DEEPEST = 6;

    private static final JsonFactory FACTORY = UntrustedJson.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST)
                    .maxNameLength(LONGEST)
                    .build())
            .build();

    private final Set<String> userInfo = new LinkedHashSet<>();
    private ClaimsRequest asked = ClaimsRequest.NONE;
    private Optional<Set<String>> essentialAcr = Optional.empty();

    private ClaimsParameter() {}

    /// The request in `text`; empty if that is none of this form.
    static Optional<ClaimsRequest> read(String text) {
        var parameter = new ClaimsParameter();
        try (var json = FACTORY.createParser(text)) {
            json.nextToken();
            parameter.readAll(json);
            return json.nextToken() == null ? Optional.of(parameter.whole()) : Optional.empty();
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private ClaimsRequest whole() {
        return new ClaimsRequest(userInfo, asked.subjects(), essentialAcr);
    }

    private void readAll(JsonParser json) throws IOException {
        expect(json, JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var part = json.currentName();
            json.nextToken();
            switch (part) {
                case "userinfo" -> readClaims(json, true);
                case "id_token" -> readClaims(json, false);
                default -> json.skipChildren();
            }
        }
    }

    private void readClaims(JsonParser json, boolean isOfUserInfo) throws IOException {
        expect(json, JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            var wish = Wish.read(json);
            if (isOfUserInfo) {
                userInfo.add(name);
            }
            if (name.equals("sub") && wish.values() != null) {
                asked = asked.ofSubject(wish.values());
            }
            if (name.equals("acr") && !isOfUserInfo && wish.isEssential()) {
                essentialAcr = Optional.ofNullable(wish.values());
            }
        }
    }

    /// How one claim is asked for (§5.5.1).
    ///
    /// @param values those that will do; null where any does. One that is no text is nobody's
    private record Wish(boolean isEssential, @Nullable Set<String> values) {
        private static final Wish ANY = new Wish(false, null);

        static Wish read(JsonParser json) throws IOException {
            if (json.hasToken(JsonToken.VALUE_NULL)) {
                return ANY;
            }
            expect(json, JsonToken.START_OBJECT);
            var wish = ANY;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "essential" -> wish = new Wish(truth(json), wish.values());
                    case "value" -> wish = wish.of(Set.of(text(json)));
                    case "values" -> wish = wish.of(texts(json));
                    default -> json.skipChildren();
                }
            }
            return wish;
        }

        private Wish of(Set<String> others) throws IOException {
            if (values != null) {
                throw new JsonParseException(null, "value and values");
            }
            return new Wish(isEssential, others);
        }

        private static boolean truth(JsonParser json) throws IOException {
            if (!json.currentToken().isBoolean()) {
                throw new JsonParseException(json, "not a truth");
            }
            return json.hasToken(JsonToken.VALUE_TRUE);
        }

        private static Set<String> texts(JsonParser json) throws IOException {
            expect(json, JsonToken.START_ARRAY);
            var texts = new HashSet<String>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                texts.add(text(json));
            }
            return texts;
        }

        private static String text(JsonParser json) throws IOException {
            if (json.currentToken().isStructStart()) {
                json.skipChildren();
                return "";
            }
            return json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : "";
        }
    }

    private static void expect(JsonParser json, JsonToken token) throws IOException {
        if (!json.hasToken(token)) {
            throw new JsonParseException(json, "another value belongs here");
        }
    }
}
