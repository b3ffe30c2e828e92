package ostiary.core.password;

import java.text.Normalizer;

/// A password as typed, normalised so that the same keys give the same password on every keyboard.
///
/// NFKC (NIST SP 800-63B §3.1.1.2). Never truncated, never trimmed.
public final class Password {
    // A normaliser sorts combining marks in time quadratic in their number.
    private static final int MAX_NORMALISED = 1024;

    private final String typed;
    private final String text;

    private Password(String typed, String text) {
        this.typed = typed;
        this.text = text;
    }

    /// Accepts any text. Text over 1,024 characters stays as it is: normalising it can cost more than hashing it.
    public static Password of(String typed) {
        return new Password(
                typed, typed.length() > MAX_NORMALISED ? typed : Normalizer.normalize(typed, Normalizer.Form.NFKC));
    }

    /// The normalised text. Used only by [PasswordHasher] and [PasswordBlocklist].
    public String text() {
        return text;
    }

    /// The text before it was normalised, for a [PasswordHasher] that meets a hash of a system that may not have
    /// normalised, and for such a system itself.
    public String typed() {
        return typed;
    }

    /// Length in Unicode code points, not UTF-16 units.
    public int length() {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "Password of " + length() + " characters";
    }
}
