package ostiary.core;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A code of eight digits (26 bits; OWASP ASVS 6.5.4 asks for 20), and what of it a person types or pastes.
public final class TypedCode {
    /// Dashes, blanks and invisible characters of any script, and the minus sign.
    private static final Pattern BETWEEN = Pattern.compile("[\\p{Pd}\\p{Z}\\p{Cf}\\s\\u2212]");

    private static final int BOUND = 100_000_000;

    private TypedCode() {}

    /// A fresh code in the form in which it is mailed: `1234-5678`.
    ///
    /// @param random one that nobody can predict
    public static String fresh(RandomGenerator random) {
        int number = random.nextInt(BOUND);
        return String.format(Locale.ROOT, "%04d-%04d", number / 10_000, number % 10_000);
    }

    /// The code as it was issued: without dashes and blanks, and digits of any width as ASCII digits.
    public static String plain(String typed) {
        return BETWEEN.matcher(Normalizer.normalize(typed, Form.NFKC)).replaceAll("");
    }
}
