package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import ostiary.emulators.aws.UnmodelledException;

/// The value of a field whose name ends in `.$`: a path, or an intrinsic function
/// (<https://states-language.net/spec.html#intrinsic-functions>).
sealed interface Expression {
    /// Its value.
    ///
    /// @throws StateFailure if it has none
    JsonNode value(Scope scope);

    /// Reads an expression.
    ///
    /// @throws UnmodelledException for another text
    static Expression of(String text) {
        if (text.startsWith("$")) {
            return new Read(Path.of(text));
        }
        var reader = new Reader(text);
        var call = reader.argument(0);
        if (!(call instanceof Call) || !reader.isAtEnd()) {
            throw new UnmodelledException("expression '" + text + "'");
        }
        return call;
    }

    /// A path. "If the path is legal but cannot be applied successfully, the interpreter fails the machine
    /// execution with an Error Name of States.ParameterPathFailure"
    /// (<https://states-language.net/spec.html#payload-template>).
    record Read(Path path) implements Expression {
        @Override
        public JsonNode value(Scope scope) {
            return path.find(scope).orElseThrow(() -> path.missing("States.ParameterPathFailure"));
        }
    }

    /// A literal argument.
    record Literal(JsonNode value) implements Expression {
        @Override
        public JsonNode value(Scope scope) {
            return value;
        }
    }

    /// A call of an intrinsic function.
    record Call(String function, List<Expression> arguments) implements Expression {
        @Override
        public JsonNode value(Scope scope) {
            try {
                var values = arguments.stream().map(each -> each.value(scope)).toList();
                return Intrinsics.call(function, values, scope.random());
            } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException unfit) {
                throw new StateFailure("States.IntrinsicFailure", function + ": " + unfit.getMessage());
            }
        }
    }

    /// Reads an expression from its text.
    final class Reader {
        /// "You can nest up to 10 intrinsic functions within a field"
        /// (<https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html>).
        private static final int DEEPEST = 10;

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean isAtEnd() {
            return at == text.length();
        }

        Expression argument(int depth) {
            if (depth > DEEPEST || isAtEnd()) {
                throw unreadable();
            }
            if (text.charAt(at) == '\'') {
                return new Literal(TextNode.valueOf(quoted()));
            }
            int start = at;
            if (text.charAt(at) == '$') {
                return new Read(Path.of(path(start)));
            }
            while (!isAtEnd() && "(),".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            var word = text.substring(start, at).strip();
            return !isAtEnd() && text.charAt(at) == '(' ? call(word, depth) : new Literal(literal(word));
        }

        private Expression call(String function, int depth) {
            if (!Intrinsics.NAMES.contains(function)) {
                throw new UnmodelledException("intrinsic function " + function);
            }
            at++;
            var arguments = new ArrayList<Expression>();
            skipSpace();
            while (!isAtEnd() && text.charAt(at) != ')') {
                if (!arguments.isEmpty()) {
                    take(',');
                }
                skipSpace();
                arguments.add(argument(depth + 1));
                skipSpace();
            }
            take(')');
            return new Call(function, List.copyOf(arguments));
        }

        private String path(int start) {
            boolean quoted = false;
            while (!isAtEnd() && (quoted || ",) ".indexOf(text.charAt(at)) < 0)) {
                quoted ^= text.charAt(at) == '\'';
                at++;
            }
            return text.substring(start, at);
        }

        /// A text in `'`, in which `\` escapes `'`, `{`, `}` and itself. Those of braces are left to
        /// `States.Format`.
        private String quoted() {
            var read = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != '\''; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                    if ("{}".indexOf(text.charAt(at)) >= 0) {
                        read.append('\\');
                    }
                }
                read.append(text.charAt(at));
            }
            take('\'');
            return read.toString();
        }

        private JsonNode literal(String word) {
            return switch (word) {
                case "true" -> JsonNodeFactory.instance.booleanNode(true);
                case "false" -> JsonNodeFactory.instance.booleanNode(false);
                case "null" -> JsonNodeFactory.instance.nullNode();
                default -> {
                    if (!word.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
                        throw unreadable();
                    }
                    yield Json.read(word);
                }
            };
        }

        private void skipSpace() {
            while (!isAtEnd() && text.charAt(at) == ' ') {
                at++;
            }
        }

        private void take(char expected) {
            if (isAtEnd() || text.charAt(at) != expected) {
                throw unreadable();
            }
            at++;
        }

        private UnmodelledException unreadable() {
            return new UnmodelledException("expression '" + text + "' from " + at);
        }
    }
}
