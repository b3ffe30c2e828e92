package ostiary.edge;

import java.util.Map;
import java.util.Optional;

/// The values of the fields that a route declares: all required ones, each within its length.
public record FieldValues(Map<String, String> values) {
    /// The value of a required field.
    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not declared as required"));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// Leaves out the values: fields hold passwords and tokens.
    @Override
    public String toString() {
        return "FieldValues " + values.keySet();
    }
}
