package ostiary.edge;

import java.util.Map;
import java.util.Optional;

/// The values of the fields that a route declares: there if required, each within its length.
public record FieldValues(Map<String, String> values) {
    /// Of a required field.
    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not declared as required"));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// Fields hold passwords and tokens.
    @Override
    public String toString() {
        return "FieldValues " + values.keySet();
    }
}
