package ostiary.saga;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/// The names of all states of a definition, those of its branches, too.
final class StateNames {
    private StateNames() {}

    static Set<String> of(String definition) throws IOException {
        var names = new TreeSet<String>();
        collect(new ObjectMapper().readTree(definition), names);
        return names;
    }

    private static void collect(JsonNode machine, Set<String> names) {
        machine.required("States").properties().forEach(state -> {
            names.add(state.getKey());
            state.getValue().path("Branches").forEach(branch -> collect(branch, names));
        });
    }
}
