package ostiary.core.password;

import java.text.Normalizer;

/// A password as somebody typed it, normalised so that the same keys give the same password on every keyboard.
///
/// NFKC by NIST SP 800-63B §3.1.1.2. Never shortened, never trimmed.
public final class Password {
    // A normaliser sorts combining marks in time that grows with the square of their number.
    private static final int MAX_NORMALISED = 1024;

    private final String typed;
    private final String text;

    private Password(String typed, String text) {
        this.typed = typed;
        this.text = text;
    }

    /// Takes any text. One far longer than a password that may be set is left as it is: to normalise it can cost more
    /// than to hash it.
    public static Password of(String typed) {
        return new Password(
                typed, typed.length() > MAX_NORMALISED ? typed : Normalizer.normalize(typed, Normalizer.Form.NFKC));
    }

    /// The normalised text: for a [PasswordHasher] and a [PasswordBlocklist], and nobody else.
    public String text() {
        return text;
    }

    /// The text before it was normalised, for a [PasswordHasher] that meets a hash of a system that didn't
    /// normalise, and for such a system itself.
    public String typed() {
        return typed;
    }

    /// In Unicode characters, not in UTF-16 units.
    public int length() {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "Password of " + length() + " characters";
    }
}
