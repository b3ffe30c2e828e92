package ostiary.emulators.aws.iam;

/// How a condition compares (IAM User Guide, "IAM JSON policy elements: Condition operators"). Only what the
/// template uses, and little more: to guess at another would be worse than to stop.
enum Operator {
    STRING_EQUALS,
    STRING_LIKE,
    /// Of each of the values that the request has; here a request asks for [Access] to each of them by itself.
    ALL_STRINGS_LIKE,
    BOOL;

    static Operator named(String word) {
        return switch (word) {
            case "StringEquals" -> STRING_EQUALS;
            case "StringLike" -> STRING_LIKE;
            case "ForAllValues:StringLike" -> ALL_STRINGS_LIKE;
            case "Bool" -> BOOL;
            default -> throw new IllegalArgumentException("unknown condition operator " + word);
        };
    }

    boolean holds(String asked, String stated) {
        return switch (this) {
            case STRING_EQUALS -> asked.equals(stated);
            case STRING_LIKE, ALL_STRINGS_LIKE -> Glob.of(stated).matches(asked);
            case BOOL -> asked.equalsIgnoreCase(stated);
        };
    }
}
