package ostiary.adapters.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The update that makes one item of another, attribute by attribute: what neither of the two knows stays as it is.
final class ItemChange {
    private final List<String> set = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    private ItemChange() {}

    static ItemChange between(Item before, Item after) {
        var change = new ItemChange();
        after.attributes().forEach((name, value) -> {
            if (!value.equals(before.attributes().get(name))) {
                change.set.add(change.name(name) + " = " + change.value(value));
            }
        });
        before.attributes().keySet().stream()
                .filter(name -> !after.attributes().containsKey(name))
                .forEach(name -> change.removed.add(change.name(name)));
        return change;
    }

    String expression() {
        var expression = "SET " + String.join(", ", set);
        return removed.isEmpty() ? expression : expression + " REMOVE " + String.join(", ", removed);
    }

    /// The names of this change and those of a condition.
    Map<String, String> names(Map<String, String> more) {
        var all = new HashMap<>(names);
        all.putAll(more);
        return all;
    }

    /// The values of this change and those of a condition.
    Map<String, AttributeValue> values(Map<String, AttributeValue> more) {
        var all = new HashMap<>(values);
        all.putAll(more);
        return all;
    }

    private String name(String attribute) {
        var name = "#n" + names.size();
        names.put(name, attribute);
        return name;
    }

    private String value(AttributeValue attribute) {
        var value = ":v" + values.size();
        values.put(value, attribute);
        return value;
    }
}
