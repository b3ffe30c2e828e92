package ostiary.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Permission for some actions on the items of some partitions, and perhaps on some of their attributes only
/// (DynamoDB Developer Guide, "Using IAM policy conditions for fine-grained access control").
///
/// @param partitions patterns with `*` for any text
/// @param attributes those that a request may name, in its key, its expressions and its conditions; empty for any
/// @param mayReturnAll whether a write may return the whole item
record TableGrant(List<String> actions, List<String> partitions, Set<String> attributes, boolean mayReturnAll) {
    static TableGrant of(List<String> actions, String... partitions) {
        return new TableGrant(actions, List.of(partitions), Set.of(), true);
    }

    TableGrant on(Set<String> names) {
        return new TableGrant(actions, partitions, names, false);
    }

    /// A refresh needs the rest of the session to make a token of.
    TableGrant returningAll() {
        return new TableGrant(actions, partitions, attributes, true);
    }

    /// A read that names no attributes would return them all: it must select some.
    Map<String, Object> conditions() {
        var conditions = new LinkedHashMap<String, Object>();
        conditions.put("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", partitions));
        if (!attributes.isEmpty()) {
            conditions.put(
                    "ForAllValues:StringEquals",
                    Map.of("dynamodb:Attributes", attributes.stream().sorted().toList()));
            if (actions.contains("dynamodb:GetItem")) {
                conditions.put("StringEqualsIfExists", Map.of("dynamodb:Select", "SPECIFIC_ATTRIBUTES"));
            } else if (!mayReturnAll) {
                conditions.put(
                        "StringEqualsIfExists",
                        Map.of("dynamodb:ReturnValues", List.of("NONE", "UPDATED_OLD", "UPDATED_NEW")));
            }
        }
        return conditions;
    }
}
