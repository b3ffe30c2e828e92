package ostiary.functions.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// One JSON object of an event. Asking for a member of another type throws; members never asked for have no effect.
///
/// @param path its position in the event, as a prefix of its members' names
/// @param members their values: `String`, `Boolean`, `EventObject`, `List`, and something else for a number
record EventObject(String path, Map<String, Object> members) {

    boolean has(String member) {
        return members.containsKey(member);
    }

    Optional<String> text(String member) {
        return Optional.ofNullable(members.get(member)).map(value -> {
            if (value instanceof String text) {
                return text;
            }
            throw new MalformedEventException(path + member + " is not a string");
        });
    }

    String requiredText(String member) {
        return text(member).orElseThrow(() -> new MalformedEventException(path + member + " is missing"));
    }

    boolean flag(String member) {
        if (members.getOrDefault(member, false) instanceof Boolean flag) {
            return flag;
        }
        throw new MalformedEventException(path + member + " is not a boolean");
    }

    /// The object `member`; without members where the event has none.
    EventObject object(String member) {
        var none = new EventObject(path + member + ".", Map.of());
        if (members.getOrDefault(member, none) instanceof EventObject object) {
            return object;
        }
        throw new MalformedEventException(path + member + " is not an object");
    }

    /// The array of strings `member`; empty where the event has none.
    List<String> texts(String member) {
        return texts(
                members.getOrDefault(member, List.of()),
                () -> new MalformedEventException(path + member + " is not an array of strings"));
    }

    /// The object `member`, which maps names that a client chose to a string or an array of strings each.
    Map<String, List<String>> textsByName(String member) {
        var texts = new LinkedHashMap<String, List<String>>();
        object(member)
                .members()
                .forEach((name, value) -> texts.put(
                        name,
                        texts(value, () -> new MalformedEventException(path + member + " holds more than strings"))));
        return texts;
    }

    private static List<String> texts(Object value, Supplier<MalformedEventException> otherwise) {
        var elements = value instanceof List<?> list ? list : List.of(value);
        return elements.stream()
                .map(element -> {
                    if (element instanceof String text) {
                        return text;
                    }
                    throw otherwise.get();
                })
                .toList();
    }
}
