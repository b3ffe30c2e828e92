package ostiary.core;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/// A code as a person types or pastes it.
public final class TypedCode {
    /// Dashes, blanks and invisible characters of any script, and the minus sign.
    private static final Pattern BETWEEN = Pattern.compile("[\\p{Pd}\\p{Z}\\p{Cf}\\s\\u2212]");

    private TypedCode() {}

    /// The code as it was issued: without dashes and blanks, and digits of any width as ASCII digits.
    public static String plain(String typed) {
        return BETWEEN.matcher(Normalizer.normalize(typed, Form.NFKC)).replaceAll("");
    }
}
