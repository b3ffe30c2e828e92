package ostiary.core.factor;

import java.util.Optional;

/// The name that a user gives an authenticator: up to 64 characters, none of which controls a screen or the
/// direction of text.
public record FactorName(String text) {
    /// The longest name, in characters.
    public static final int LONGEST = 64;

    /// The name without blanks around it; empty if `text` is no name.
    public static Optional<FactorName> parse(String text) {
        var stripped = text.strip();
        boolean fits = !stripped.isEmpty() && stripped.codePointCount(0, stripped.length()) <= LONGEST;
        return fits && stripped.codePoints().noneMatch(FactorName::isHidden)
                ? Optional.of(new FactorName(stripped))
                : Optional.empty();
    }

    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
