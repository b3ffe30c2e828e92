package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An element of `Catch` (<https://states-language.net/spec.html#fallback-states>).
record Catcher(List<String> errors, String next, JsonNode resultPath) {
    static List<Catcher> all(Fields state) {
        var catchers = new ArrayList<Catcher>();
        for (var each : state.list("Catch")) {
            var fields = new Fields("a catcher of " + state.where(), each);
            fields.only(Set.of("Comment", "ErrorEquals", "Next", "ResultPath"));
            if (fields.has("ResultPath") && !each.get("ResultPath").isNull()) {
                Path.of(fields.text("ResultPath")).reference();
            }
            catchers.add(new Catcher(ErrorNames.of(fields), fields.text("Next"), each.path("ResultPath")));
        }
        ErrorNames.checkAllIsLast(state, catchers.stream().map(Catcher::errors).toList());
        return List.copyOf(catchers);
    }
}
