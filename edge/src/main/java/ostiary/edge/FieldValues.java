package ostiary.edge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The values of the fields that a route declares: all required ones, each within its length.
///
/// @param values of the fields that come once
/// @param repeated the values of those that may come more than once, in order
/// @param removed the fields that a merge patch removes
public record FieldValues(Map<String, String> values, Map<String, List<String>> repeated, Set<String> removed) {
    /// The values of fields that come once each.
    public FieldValues(Map<String, String> values) {
        this(values, Map.of(), Set.of());
    }

    /// The same of a merge patch.
    FieldValues removing(Set<String> names) {
        return new FieldValues(values, repeated, Set.copyOf(names));
    }

    /// The value of a required field.
    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not declared as required"));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The values of a repeatable field, each once.
    List<String> all(String name) {
        return repeated.getOrDefault(name, List.of()).stream().distinct().toList();
    }

    /// Leaves out the values: fields hold passwords and tokens.
    @Override
    public String toString() {
        return "FieldValues " + values.keySet();
    }
}
