package ostiary.adapters.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordBlocklist;

/// Blocks passwords that guessing programs try first, by the estimate of zxcvbn.
///
/// These are its 30,000 most frequent breached passwords (OWASP ASVS 6.2.4 asks for 3,000, 6.2.12 for breached
/// ones), also in capitals, backwards or in l33t; and anything guessed in fewer than 10⁶ tries, built from such
/// passwords, names, words, keyboard rows, dates, repetitions and the user's own address and name.
///
/// From 10⁶ on, zxcvbn rates a password as safe from guessing through a login without a throttle, and ours has one.
/// A higher limit would gain little behind a throttle (NIST SP 800-63B §3.1.1.2) and refuse good passwords: 10⁸
/// refuses 5 % of random passwords of 8 letters and digits, 10⁶ hardly any.
public final class ZxcvbnBlocklist implements PasswordBlocklist {
    private static final double ENOUGH_GUESSES = 1e6;

    // zxcvbn's work grows faster than the text, and the rest of a long text can't make
    // its beginning easier to guess.
    private static final int MEASURED_CHARS = 64;

    // Characters that stand for the same letter in l33t, and the one used for all of them.
    private static final String LOOK_ALIKES = "@{[<!|$+9";
    private static final String FOLDED_INTO = "4(((11576";
    private static final int MAX_LOOK_ALIKES = 3;

    private static final int MIN_CONTEXT_CHARS = 3;
    private static final int MAX_CONTEXT_WORDS = 8;
    private static final String USER_INPUTS = "user_inputs"; // zxcvbn's name for the context's dictionary
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern AT = Pattern.compile("@");

    // Loads its dictionaries: 94,000 words, about 150 ms.
    private final Zxcvbn zxcvbn = new Zxcvbn();

    @Override
    public boolean blocks(Password password, List<String> context) {
        var text = beginning(password.text());
        var reading = reading(text);
        var known = context.stream()
                .flatMap(ZxcvbnBlocklist::spellings)
                .filter(word -> word.length() >= MIN_CONTEXT_CHARS)
                .map(ZxcvbnBlocklist::beginning)
                .map(reading)
                .distinct()
                .toList();
        var strength = zxcvbn.measure(reading.apply(text), known);
        return strength.getGuesses() < ENOUGH_GUESSES || isOneKnownPassword(strength);
    }

    /// The likely forms of an address or a name in a password: whole, without separators, up to and after the `@`,
    /// each word, and each pair of adjacent words.
    private static Stream<String> spellings(String phrase) {
        var whole = Normalizer.normalize(phrase, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var words = BETWEEN_WORDS.splitAsStream(whole).limit(MAX_CONTEXT_WORDS).toList();
        return Stream.of(
                        Stream.of(whole, String.join("", words)),
                        AT.splitAsStream(whole),
                        words.stream(),
                        words.stream().flatMap(word -> words.stream().map(word::concat)))
                .flatMap(Function.identity());
    }

    private static boolean isOneKnownPassword(Strength strength) {
        var sequence = strength.getSequence();
        var dictionary = sequence.getFirst().dictionaryName;
        return sequence.size() == 1
                && (StandardDictionaries.PASSWORDS.equals(dictionary) || USER_INPUTS.equals(dictionary));
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(MEASURED_CHARS, text.length()));
    }

    /// zxcvbn searches its dictionaries once for each combination of look-alikes, so that a text with all of them
    /// costs seconds (nulab/zxcvbn4j issue 130). A text with few is left as it is; in others each letter gets one
    /// look-alike, which leaves l33t as readable as before.
    private static UnaryOperator<String> reading(String text) {
        long lookAlikes =
                LOOK_ALIKES.chars().filter(symbol -> text.indexOf(symbol) >= 0).count();
        return lookAlikes <= MAX_LOOK_ALIKES ? UnaryOperator.identity() : ZxcvbnBlocklist::folded;
    }

    private static String folded(String text) {
        var folded = text;
        for (int i = 0; i < LOOK_ALIKES.length(); i++) {
            folded = folded.replace(LOOK_ALIKES.charAt(i), FOLDED_INTO.charAt(i));
        }
        return folded;
    }
}
