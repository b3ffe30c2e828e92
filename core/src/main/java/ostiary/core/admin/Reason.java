package ostiary.core.admin;

import java.util.Optional;
import ostiary.core.ShownText;

/// Why an operator does something, for whoever reads it later: up to 200 characters, none of which controls a screen
/// or the direction of text.
public record Reason(String text) {
    /// The longest reason, in characters.
    public static final int LONGEST = 200;

    /// The reason without blanks around it; empty if `text` is none.
    public static Optional<Reason> parse(String text) {
        return ShownText.parse(text, LONGEST).map(Reason::new);
    }

    /// Operators write what they like, so logs do not get to know it.
    @Override
    public String toString() {
        return "Reason";
    }
}
