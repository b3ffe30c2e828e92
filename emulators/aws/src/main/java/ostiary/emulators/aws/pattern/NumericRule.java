package ostiary.emulators.aws.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import ostiary.emulators.aws.UnmodelledException;

/// A comparison with one number or two, such as `[">", 0, "<=", 5]`.
record NumericRule(JsonNode comparisons) implements Predicate<JsonNode> {
    NumericRule {
        if (!comparisons.isArray() || comparisons.isEmpty() || comparisons.size() % 2 != 0) {
            throw new UnmodelledException("the numeric rule " + comparisons);
        }
        for (int i = 0; i < comparisons.size(); i += 2) {
            compare(comparisons.get(i).asText(), 0);
        }
    }

    @Override
    public boolean test(JsonNode value) {
        for (int i = 0; i < comparisons.size(); i += 2) {
            if (!value.isNumber()
                    || !compare(
                            comparisons.get(i).asText(),
                            value.decimalValue()
                                    .compareTo(comparisons.get(i + 1).decimalValue()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean compare(String operator, int order) {
        return switch (operator) {
            case "=" -> order == 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new UnmodelledException("the comparison " + operator);
        };
    }
}
