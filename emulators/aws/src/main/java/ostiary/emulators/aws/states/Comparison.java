package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import ostiary.emulators.aws.UnmodelledException;

/// A comparison of a choice rule. Values of another type than its own do not match
/// (<https://states-language.net/spec.html#choice-state>).
///
/// @param type `String`, `Numeric`, `Timestamp`, `Boolean`, or `Glob` for `StringMatches`
record Comparison(String type, IntPredicate sign) {
    private static final Pattern OPERATOR =
            Pattern.compile("(String|Numeric|Timestamp|Boolean)(Equals|(Less|Greater)Than(Equals)?)");

    static Comparison of(String operator) {
        if (operator.equals("StringMatches")) {
            return new Comparison("Glob", sign -> sign == 0);
        }
        var parts = OPERATOR.matcher(operator);
        if (!parts.matches()
                || (parts.group(1).equals("Boolean") && !parts.group(2).equals("Equals"))) {
            throw new UnmodelledException("choice operator " + operator);
        }
        return new Comparison(
                parts.group(1),
                switch (parts.group(2)) {
                    case "Equals" -> sign -> sign == 0;
                    case "LessThan" -> sign -> sign < 0;
                    case "LessThanEquals" -> sign -> sign <= 0;
                    case "GreaterThan" -> sign -> sign > 0;
                    default -> sign -> sign >= 0;
                });
    }

    void checkOperand(JsonNode operand) {
        if (!fits(operand)) {
            throw new InvalidDefinitionException(type + " comparison with " + operand.getNodeType());
        }
    }

    private boolean fits(JsonNode value) {
        return switch (type) {
            case "Numeric" -> value.isNumber();
            case "Boolean" -> value.isBoolean();
            case "Timestamp" -> StateChecks.instant(value) != null;
            default -> value.isTextual();
        };
    }

    boolean holds(JsonNode value, JsonNode operand) {
        return fits(value) && fits(operand) && sign.test(compare(value, operand));
    }

    private int compare(JsonNode value, JsonNode operand) {
        return switch (type) {
            case "Numeric" -> value.decimalValue().compareTo(operand.decimalValue());
            case "Boolean" -> Boolean.compare(value.asBoolean(), operand.asBoolean());
            case "Timestamp" ->
                Objects.requireNonNull(StateChecks.instant(value))
                        .compareTo(Objects.requireNonNull(StateChecks.instant(operand)));
            case "Glob" -> glob(operand.asText()).matcher(value.asText()).matches() ? 0 : 1;
            default -> value.asText().compareTo(operand.asText());
        };
    }

    /// "one or more * characters ... matches zero or more characters"; `\\*` is a star itself.
    private static Pattern glob(String text) {
        var pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '*') {
                pattern.append(".*");
            } else {
                boolean escapes = each == '\\' && i + 1 < text.length();
                pattern.append(Pattern.quote(String.valueOf(escapes ? text.charAt(++i) : each)));
            }
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}
