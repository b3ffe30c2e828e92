package ostiary.emulators.aws.iam;

/// A condition operator (IAM User Guide, "IAM JSON policy elements: Condition operators"). Unknown operators are
/// rejected, since a guess at their meaning could hide a wrong policy.
enum Operator {
    STRING_EQUALS,
    STRING_LIKE,
    /// `ForAllValues:StringLike`. A request with several values makes a separate [Access] for each, so one
    /// value is compared at a time.
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
