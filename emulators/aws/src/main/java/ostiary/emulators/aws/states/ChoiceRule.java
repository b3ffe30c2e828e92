package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A choice rule (<https://states-language.net/spec.html#choice-state>).
///
/// @param next empty within `And`, `Or` and `Not`
record ChoiceRule(String next, Predicate<Scope> holds) {
    static ChoiceRule top(JsonNode json) {
        return new ChoiceRule(new Fields("a choice", json).text("Next"), of(json, true, 0));
    }

    private static Predicate<Scope> of(JsonNode json, boolean top, int depth) {
        var fields = new Fields("a choice rule", json);
        if (depth > 20) {
            throw new InvalidDefinitionException("choice rules nested deeper than 20");
        }
        if (!top && fields.has("Next")) {
            throw fields.bad("place for Next");
        }
        for (var operator : List.of("And", "Or", "Not")) {
            if (fields.has(operator)) {
                fields.only(Set.of(operator, "Next", "Comment"));
                return combined(operator, json.get(operator), depth);
            }
        }
        var operators = new ArrayList<String>();
        json.fieldNames().forEachRemaining(operators::add);
        operators.removeAll(Set.of("Variable", "Next", "Comment"));
        if (operators.size() != 1) {
            throw fields.bad("single operator");
        }
        return compared(Path.of(fields.text("Variable")), operators.getFirst(), json.get(operators.getFirst()));
    }

    private static Predicate<Scope> combined(String operator, JsonNode operand, int depth) {
        if (operator.equals("Not")) {
            return of(operand, false, depth + 1).negate();
        }
        var rules = new ArrayList<Predicate<Scope>>();
        operand.forEach(each -> rules.add(of(each, false, depth + 1)));
        if (!operand.isArray() || rules.isEmpty()) {
            throw new InvalidDefinitionException(operator + " needs a non-empty array");
        }
        return operator.equals("And")
                ? scope -> rules.stream().allMatch(rule -> rule.test(scope))
                : scope -> rules.stream().anyMatch(rule -> rule.test(scope));
    }

    private static Predicate<Scope> compared(Path variable, String operator, JsonNode operand) {
        if (operator.equals("IsPresent")) {
            boolean wanted = flag(operator, operand);
            return scope -> variable.find(scope).isPresent() == wanted;
        }
        var test = TypeTest.of(operator);
        if (test.isPresent()) {
            boolean wanted = flag(operator, operand);
            return scope -> test.get().test(variable.read(scope)) == wanted;
        }
        boolean byPath = operator.endsWith("Path");
        var comparison = Comparison.of(byPath ? operator.substring(0, operator.length() - 4) : operator);
        if (byPath) {
            var other = Path.of(operand.asText());
            return scope -> comparison.holds(variable.read(scope), other.read(scope));
        }
        comparison.checkOperand(operand);
        return scope -> comparison.holds(variable.read(scope), operand);
    }

    private static boolean flag(String operator, JsonNode operand) {
        if (!operand.isBoolean()) {
            throw new InvalidDefinitionException(operator + " needs a boolean");
        }
        return operand.asBoolean();
    }

    /// `IsNull` and its like.
    private static final class TypeTest {
        static Optional<Predicate<JsonNode>> of(String operator) {
            return switch (operator) {
                case "IsNull" -> Optional.of(JsonNode::isNull);
                case "IsNumeric" -> Optional.of(JsonNode::isNumber);
                case "IsString" -> Optional.of(JsonNode::isTextual);
                case "IsBoolean" -> Optional.of(JsonNode::isBoolean);
                case "IsTimestamp" -> Optional.of(value -> Objects.nonNull(StateChecks.instant(value)));
                default -> Optional.empty();
            };
        }
    }
}
