package ostiary.core.admin;

import java.util.Optional;

/// Why an operator does something, for whoever reads it later: up to 200 characters, none of which controls a screen
/// or the direction of text.
public record Reason(String text) {
    /// The longest reason, in characters.
    public static final int LONGEST = 200;

    /// The reason without blanks around it; empty if `text` is none.
    public static Optional<Reason> parse(String text) {
        var stripped = text.strip();
        boolean fits = !stripped.isEmpty() && stripped.codePointCount(0, stripped.length()) <= LONGEST;
        return fits && stripped.codePoints().noneMatch(Reason::isHidden)
                ? Optional.of(new Reason(stripped))
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

    /// Operators write what they like, so logs do not get to know it.
    @Override
    public String toString() {
        return "Reason";
    }
}
