package ostiary.emulators.aws.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import ostiary.emulators.aws.UnmodelledException;

/// A rule about the values of one field, of which a list has several and an absent field none.
interface Rule {
    boolean holds(List<JsonNode> values);

    /// Reads a rule.
    ///
    /// @throws UnmodelledException if the rule is not supported
    static Rule of(JsonNode rule) {
        if (!rule.isObject()) {
            return any(value -> equal(value, rule));
        }
        if (rule.size() != 1) {
            throw new UnmodelledException("the rule " + rule);
        }
        var operator = rule.fieldNames().next();
        var operand = rule.iterator().next();
        return switch (operator) {
            case "exists" -> values -> values.isEmpty() != operand.booleanValue();
            case "prefix" -> any(text(operand, String::startsWith));
            case "suffix" -> any(text(operand, String::endsWith));
            case "equals-ignore-case" -> any(text(operand, String::equalsIgnoreCase));
            case "numeric" -> any(new NumericRule(operand));
            case "anything-but" -> any(anythingBut(operand));
            default -> throw new UnmodelledException("the rule " + rule);
        };
    }

    private static Rule any(Predicate<JsonNode> rule) {
        return values -> values.stream().anyMatch(rule);
    }

    /// Something has to be there that is anything but this.
    private static Predicate<JsonNode> anythingBut(JsonNode operand) {
        if (operand.isObject()) {
            var rule = of(operand);
            return value -> !rule.holds(List.of(value));
        }
        var values = operand.isArray()
                ? operand
                : JsonNodeFactory.instance.arrayNode().add(operand);
        return value -> values.valueStream().noneMatch(each -> equal(value, each));
    }

    private static Predicate<JsonNode> text(JsonNode operand, BiPredicate<String, String> holds) {
        if (!operand.isTextual()) {
            throw new UnmodelledException("a rule with " + operand);
        }
        return value -> value.isTextual() && holds.test(value.textValue(), operand.textValue());
    }

    /// Numbers are equal by their value, and never to a text, as DynamoDB writes them.
    private static boolean equal(JsonNode value, JsonNode stated) {
        return (value.isNumber() && stated.isNumber())
                ? value.decimalValue().compareTo(stated.decimalValue()) == 0
                : value.equals(stated);
    }
}
