package ostiary.adapters.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The condition that an item has all these attributes and no others that an account may get. The maps can be added to.
record Unchanged(String condition, Map<String, String> names, Map<String, AttributeValue> values) {

    static Unchanged of(Item item) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        var conditions = new ArrayList<String>();
        item.attributes().forEach((name, value) -> {
            int number = names.size();
            names.put("#a" + number, name);
            values.put(":a" + number, value);
            conditions.add("#a%1$d = :a%1$d".formatted(number));
        });
        for (var name : LoginItem.NOT_ALWAYS) {
            if (!item.attributes().containsKey(name)) {
                conditions.add("attribute_not_exists(#a%d)".formatted(names.size()));
                names.put("#a" + names.size(), name);
            }
        }
        return new Unchanged(String.join(" AND ", conditions), names, values);
    }
}
