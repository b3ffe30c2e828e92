package ostiary.adapters.dynamodb;

import static ostiary.blueprint.UserAttributes.NAME;
import static ostiary.blueprint.UserAttributes.PROFILE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ostiary.core.user.User;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The write of a name and a profile, on the condition that those are there still that were found.
record ProfileWrite(Item found, Item edited) {
    private static final List<String> WRITTEN = List.of(NAME, PROFILE);

    static ProfileWrite of(Item found, User edited) {
        return new ProfileWrite(found, UserItem.write(edited));
    }

    UpdateItemRequest.Builder into(UpdateItemRequest.Builder update) {
        var values = new HashMap<String, AttributeValue>();
        var conditions = new ArrayList<>(List.of(PasswordWrites.IS_LET_IN));
        var set = new ArrayList<String>();
        var removed = new ArrayList<String>();
        for (var attribute : WRITTEN) {
            if (found.has(attribute)) {
                values.put(":found_" + attribute, found.attributes().get(attribute));
                conditions.add("#%1$s = :found_%1$s".formatted(attribute));
            } else {
                conditions.add("attribute_not_exists(#" + attribute + ")");
            }
            if (edited.has(attribute)) {
                values.put(":" + attribute, edited.attributes().get(attribute));
                set.add("#%1$s = :%1$s".formatted(attribute));
            } else {
                removed.add("#" + attribute);
            }
        }
        values.put(":one", UserItem.ONE);
        return update.updateExpression(clause("SET ", set) + clause(" REMOVE ", removed) + UserItem.NEW_VERSION)
                .conditionExpression(String.join(" AND ", conditions))
                .expressionAttributeNames(Map.of("#" + NAME, NAME, "#" + PROFILE, PROFILE))
                .expressionAttributeValues(values);
    }

    private static String clause(String verb, List<String> parts) {
        return parts.isEmpty() ? "" : verb + String.join(", ", parts);
    }
}
