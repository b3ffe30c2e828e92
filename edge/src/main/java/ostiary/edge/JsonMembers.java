package ostiary.edge;

import java.util.Map;
import java.util.Optional;

/// The members of a JSON body that a route declares: there if required, each a string within its length.
public record JsonMembers(Map<String, String> values) {
    /// A required member.
    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not declared as required"));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// Members hold passwords and tokens.
    @Override
    public String toString() {
        return "JsonMembers " + values.keySet();
    }
}
