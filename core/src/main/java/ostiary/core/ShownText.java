package ostiary.core;

import java.util.Optional;

/// A text that somebody types for others to read.
public final class ShownText {
    private ShownText() {}

    /// The text without blanks around it; empty if nothing is left, it is too long, or one of its characters controls a
    /// screen or the direction of text, or is none.
    ///
    /// @param longest in characters
    public static Optional<String> parse(String text, int longest) {
        var stripped = text.strip();
        boolean fits = !stripped.isEmpty() && stripped.codePointCount(0, stripped.length()) <= longest;
        return fits && stripped.codePoints().noneMatch(ShownText::isHidden) ? Optional.of(stripped) : Optional.empty();
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
