package ostiary.core.factor;

import java.util.Optional;
import ostiary.core.ShownText;

/// The name that a user gives an authenticator: up to 64 characters, none of which controls a screen or the
/// direction of text.
public record FactorName(String text) {
    /// The longest name, in characters.
    public static final int LONGEST = 64;

    /// The name without blanks around it; empty if `text` is no name.
    public static Optional<FactorName> parse(String text) {
        return ShownText.parse(text, LONGEST).map(FactorName::new);
    }
}
