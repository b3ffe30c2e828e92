package ostiary.edge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ostiary.blueprint.Field;

/// Holds what a client sent against the fields that a route declares.
final class DeclaredFields {
    private final SortedMap<String, Field> fields = new TreeMap<>();

    DeclaredFields(List<Field> fields) {
        fields.forEach(field -> this.fields.put(field.name(), field));
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    boolean mayRepeat(String name) {
        var field = fields.get(name);
        return field != null && field.repeatable();
    }

    /// Refuses the first field with a flaw, in the order of their names.
    ///
    /// @param values of declared fields
    /// @param flaws that showed while reading, by field
    Reading check(Map<String, String> values, Map<String, String> flaws) {
        return check(values, Map.of(), flaws);
    }

    /// Refuses the first field with a flaw, in the order of their names.
    ///
    /// @param values of declared fields that come once
    /// @param repeated of declared fields that may come more than once
    /// @param flaws that showed while reading, by field
    Reading check(Map<String, String> values, Map<String, List<String>> repeated, Map<String, String> flaws) {
        for (var field : fields.values()) {
            var flaw = Optional.ofNullable(flaws.get(field.name()))
                    .or(() -> flaw(field, values.get(field.name())))
                    .or(() -> repeated.getOrDefault(field.name(), List.of()).stream()
                            .flatMap(value -> flaw(field, value).stream())
                            .findFirst());
            if (flaw.isPresent()) {
                return new Reading.Refused(
                        Problem.INVALID_REQUEST, Map.of("field", field.name(), "detail", flaw.get()));
            }
        }
        return new Reading.Read(new FieldValues(Map.copyOf(values), Map.copyOf(repeated), Set.of()));
    }

    private static Optional<String> flaw(Field field, @Nullable String value) {
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
}
