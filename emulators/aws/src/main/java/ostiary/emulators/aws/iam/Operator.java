package ostiary.emulators.aws.iam;

import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A condition operator (IAM User Guide, "IAM JSON policy elements: Condition operators"). Unknown operators are
/// rejected, since a guess at their meaning could hide a wrong policy.
enum Operator {
    STRING_EQUALS,
    STRING_LIKE,
    /// `ForAllValues:StringLike`. A request with several values makes a separate [Access] for each, so one
    /// value is compared at a time.
    ALL_STRINGS_LIKE,
    /// `ForAllValues:StringEquals`, likewise.
    ALL_STRINGS_EQUAL,
    STRING_EQUALS_IF_EXISTS,
    /// `ArnEquals` and `ArnLike`, which behave alike.
    ARN_LIKE,
    BOOL,
    /// `Null`: whether the request lacks the key.
    NULL;

    static Operator named(String word) {
        return switch (word) {
            case "StringEquals" -> STRING_EQUALS;
            case "StringLike" -> STRING_LIKE;
            case "ForAllValues:StringLike" -> ALL_STRINGS_LIKE;
            case "ForAllValues:StringEquals" -> ALL_STRINGS_EQUAL;
            case "StringEqualsIfExists" -> STRING_EQUALS_IF_EXISTS;
            case "ArnEquals", "ArnLike" -> ARN_LIKE;
            case "Bool" -> BOOL;
            case "Null" -> NULL;
            default -> throw new IllegalArgumentException("unknown condition operator " + word);
        };
    }

    /// Whether the condition holds if the request lacks the key.
    ///
    /// @param stated whether the values have one
    boolean holdsWithoutKey(Predicate<String> stated) {
        return switch (this) {
            case ALL_STRINGS_LIKE, ALL_STRINGS_EQUAL, STRING_EQUALS_IF_EXISTS -> true;
            case NULL -> stated.test("true");
            case STRING_EQUALS, STRING_LIKE, ARN_LIKE, BOOL -> false;
        };
    }

    boolean holds(String asked, String stated) {
        return switch (this) {
            case STRING_EQUALS, ALL_STRINGS_EQUAL, STRING_EQUALS_IF_EXISTS -> asked.equals(stated);
            case STRING_LIKE, ALL_STRINGS_LIKE -> Glob.of(stated).matches(asked);
            case ARN_LIKE -> arnMatches(asked, stated);
            case BOOL -> asked.equalsIgnoreCase(stated);
            case NULL -> stated.equals("false");
        };
    }

    /// Each of the six parts of an ARN is compared for itself, so that no asterisk reaches over a colon.
    private static boolean arnMatches(String asked, String stated) {
        var parts = asked.split(":", 6);
        var patterns = stated.split(":", 6);
        return parts.length == patterns.length
                && IntStream.range(0, parts.length)
                        .allMatch(i -> Glob.of(patterns[i]).matches(parts[i]));
    }
}
