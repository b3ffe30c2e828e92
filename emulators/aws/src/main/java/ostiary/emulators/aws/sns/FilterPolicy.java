package ostiary.emulators.aws.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.pattern.EventPattern;
import ostiary.emulators.aws.sqs.MessageAttribute;

/// Which messages a subscriber gets, by their attributes, of which those of type `String` are modelled
/// (<https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html>).
public final class FilterPolicy {
    private final EventPattern pattern;

    private FilterPolicy(EventPattern pattern) {
        this.pattern = pattern;
    }

    /// Reads a policy of the scope `MessageAttributes`.
    ///
    /// @throws UnmodelledException if it has a rule that is not supported
    public static FilterPolicy of(JsonNode policy) {
        return new FilterPolicy(EventPattern.of(policy));
    }

    boolean lets(Map<String, MessageAttribute> attributes) {
        var values = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, attribute) -> {
            if (!attribute.dataType().equals("String")) {
                throw new UnmodelledException("a filter on an attribute of type " + attribute.dataType());
            }
            values.put(name, attribute.stringValue());
        });
        return pattern.matches(values);
    }
}
