package ostiary.template;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CloudWatch's metric math at one point in time, as far as this stack uses it: `+ - * /`, comparisons, `IF` and `FILL`
/// (CloudWatch User Guide, "Using math expressions with CloudWatch metrics"). A value that is missing makes missing
/// whatever is made from it, and so does a division by zero.
final class MetricMath {
    private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*|[0-9.]+|>=|<=|[-+*/(),<>])");
    private static final Map<String, DoubleBinaryOperator> OPERATORS = Map.of(
            "+", (a, b) -> a + b,
            "-", (a, b) -> a - b,
            "*", (a, b) -> a * b,
            "/", (a, b) -> a / b,
            ">", (a, b) -> a > b ? 1 : 0,
            "<", (a, b) -> a < b ? 1 : 0,
            ">=", (a, b) -> a >= b ? 1 : 0,
            "<=", (a, b) -> a <= b ? 1 : 0);

    private final Map<String, OptionalDouble> variables;
    private final Matcher tokens;
    private Optional<String> next = Optional.empty();

    private MetricMath(String expression, Map<String, OptionalDouble> variables) {
        this.variables = variables;
        this.tokens = TOKEN.matcher(expression);
        advance();
    }

    static OptionalDouble evaluate(String expression, Map<String, OptionalDouble> variables) {
        var math = new MetricMath(expression, variables);
        var value = math.comparison();
        if (math.next.isPresent() || math.tokens.regionStart() != expression.length()) {
            throw new AssertionError("not understood: " + expression + " at " + math.next);
        }
        return value;
    }

    private OptionalDouble comparison() {
        var left = sum();
        return nextIs("[<>]=?") ? apply(take(), left, sum()) : left;
    }

    private OptionalDouble sum() {
        var value = product();
        while (nextIs("[-+]")) {
            value = apply(take(), value, product());
        }
        return value;
    }

    private OptionalDouble product() {
        var value = atom();
        while (nextIs("[*/]")) {
            value = apply(take(), value, atom());
        }
        return value;
    }

    private OptionalDouble atom() {
        var token = take();
        if (token.equals("(")) {
            var value = comparison();
            expect(")");
            return value;
        }
        if (Character.isDigit(token.charAt(0))) {
            return OptionalDouble.of(Double.parseDouble(token));
        }
        return nextIs("\\(") ? call(token) : variable(token);
    }

    private OptionalDouble variable(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new AssertionError("no metric has the id " + name);
        }
        return value;
    }

    private OptionalDouble call(String function) {
        var arguments = new ArrayList<OptionalDouble>();
        do {
            take(); // the bracket, or the comma
            arguments.add(comparison());
        } while (nextIs(","));
        expect(")");
        return switch (function + arguments.size()) {
            case "FILL2" -> arguments.get(0).isPresent() ? arguments.get(0) : arguments.get(1);
            case "IF3" -> {
                var condition = arguments.get(0);
                yield condition.isEmpty() ? condition : arguments.get(condition.getAsDouble() == 0 ? 2 : 1);
            }
            default -> throw new AssertionError("a function that is not modelled: " + function);
        };
    }

    private static OptionalDouble apply(String operator, OptionalDouble left, OptionalDouble right) {
        if (left.isEmpty() || right.isEmpty()) {
            return OptionalDouble.empty();
        }
        var value =
                Objects.requireNonNull(OPERATORS.get(operator)).applyAsDouble(left.getAsDouble(), right.getAsDouble());
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private boolean nextIs(String pattern) {
        return next.filter(token -> token.matches(pattern)).isPresent();
    }

    private String take() {
        var token = next.orElseThrow(() -> new AssertionError("the expression ends too early"));
        advance();
        return token;
    }

    private void expect(String token) {
        var found = take();
        if (!found.equals(token)) {
            throw new AssertionError("expected " + token + ", found " + found);
        }
    }

    private void advance() {
        next = tokens.lookingAt() ? Optional.of(tokens.group(1)) : Optional.empty();
        if (next.isPresent()) {
            tokens.region(tokens.end(), tokens.regionEnd());
        }
    }
}
