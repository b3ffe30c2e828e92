package ostiary.cli.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.core.user.ProfileClaim;

/// One JSON object. Reading a member as another type than its own makes the entry flawed; `null` counts as absent.
final class JsonRecord {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_DIGITS = 19; // as many as a long can have

    // Names are not cached between objects: a file could contain any number of different ones.
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(EntryBuffer.MAX_BYTES)
                    .maxNameLength(EntryBuffer.MAX_BYTES)
                    .maxNumberLength(EntryBuffer.MAX_BYTES)
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .build();

    private static final String NOT_READABLE = "\0.";

    private static final Object NO_NUMBER = new Object();

    private final Map<String, Object> members;

    private JsonRecord(Map<String, Object> members) {
        this.members = members;
    }

    static JsonRecord parse(String text) throws FlawedEntryException {
        try (var json = JSON.createParser(text)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                var read = new JsonRecord(members(json));
                if (json.nextToken() == null) {
                    return read;
                }
            }
        } catch (StreamConstraintsException tooDeep) {
            throw new FlawedEntryException(Flaw.TOO_DEEP); // no other limit is lower than that of the text
        } catch (IOException notJson) {
            throw new FlawedEntryException(Flaw.UNREADABLE);
        }
        throw new FlawedEntryException(Flaw.UNREADABLE);
    }

    /// The value of a JSON text that is a string.
    static String string(String text) throws FlawedEntryException {
        try (var json = JSON.createParser(text)) {
            return Optional.ofNullable(json.nextTextValue())
                    .orElseThrow(() -> new FlawedEntryException(Flaw.UNREADABLE));
        } catch (IOException notJson) {
            throw new FlawedEntryException(Flaw.UNREADABLE);
        }
    }

    /// Whether the member is present and not an empty array, an empty text or `false`.
    boolean has(String name) {
        var value = members.get(name);
        return value != null && !value.equals(List.of()) && !value.equals("") && !value.equals(false);
    }

    Optional<String> text(String name) throws FlawedEntryException {
        return find(name, String.class);
    }

    String requiredText(String name) throws FlawedEntryException {
        return required(text(name));
    }

    boolean flag(String name, boolean otherwise) throws FlawedEntryException {
        return find(name, Boolean.class).orElse(otherwise);
    }

    Optional<Long> number(String name) throws FlawedEntryException {
        return find(name, Long.class);
    }

    long requiredNumber(String name) throws FlawedEntryException {
        return required(number(name));
    }

    Optional<JsonRecord> object(String name) throws FlawedEntryException {
        return find(name, JsonRecord.class);
    }

    List<String> texts(String name) throws FlawedEntryException {
        return elements(name, String.class);
    }

    List<JsonRecord> objects(String name) throws FlawedEntryException {
        return elements(name, JsonRecord.class);
    }

    /// The claims that there are of a profile, by the names that the members have. One that is neither a text
    /// nor a number, or a list of one, is no reason to refuse its user: it reads as something that no claim
    /// takes.
    Map<ProfileClaim, String> profile(Map<ProfileClaim, String> names) {
        var values = new EnumMap<ProfileClaim, String>(ProfileClaim.class);
        names.forEach((claim, name) -> {
            var value = members.get(name);
            if (value != null) {
                values.put(claim, loose(value));
            }
        });
        return values;
    }

    private static String loose(Object value) {
        return switch (value) {
            case String text -> text;
            case Long number -> number.toString();
            case List<?> list when list.isEmpty() -> "";
            case List<?> list when list.size() == 1 && list.getFirst() instanceof String text -> text;
            default -> NOT_READABLE;
        };
    }

    private <T> List<T> elements(String name, Class<T> type) throws FlawedEntryException {
        var elements = new ArrayList<T>();
        for (var element : find(name, List.class).orElse(List.of())) {
            elements.add(cast(element, type));
        }
        return elements;
    }

    private <T> Optional<T> find(String name, Class<T> type) throws FlawedEntryException {
        var value = members.get(name);
        return value == null ? Optional.empty() : Optional.of(cast(value, type));
    }

    private static <T> T cast(Object value, Class<T> type) throws FlawedEntryException {
        if (!type.isInstance(value)) {
            throw new FlawedEntryException(Flaw.MALFORMED);
        }
        return type.cast(value);
    }

    private static <T> T required(Optional<T> value) throws FlawedEntryException {
        return value.orElseThrow(() -> new FlawedEntryException(Flaw.MALFORMED));
    }

    private static Map<String, Object> members(JsonParser json) throws IOException {
        var members = new HashMap<String, Object>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            value(json).ifPresent(value -> members.put(name, value));
        }
        return members;
    }

    private static Optional<Object> value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> Optional.of(new JsonRecord(members(json)));
            case START_ARRAY -> Optional.of(elements(json));
            case VALUE_STRING -> Optional.of(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Optional.of(number(json));
            case VALUE_TRUE -> Optional.of(true);
            case VALUE_FALSE -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static List<Object> elements(JsonParser json) throws IOException {
        var elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            value(json).ifPresent(elements::add);
        }
        return elements;
    }

    /// A number with a fraction or of more than 63 bits has no value here: no format uses one.
    private static Object number(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getTextLength() <= MAX_DIGITS) {
            return switch (json.getNumberType()) {
                case INT, LONG -> json.getLongValue();
                default -> NO_NUMBER;
            };
        }
        return NO_NUMBER;
    }
}
