package ostiary.core.search;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/// Text as it is searched for: upper and lower case, and other ways to write the same letters (Unicode's form NFKC),
/// are one.
public final class SearchText {
    /// After the text of a key. No text has it: control characters are blanks there.
    static final char END = '\n';

    /// The order of keys: by the bytes of UTF-8, as in DynamoDB, and not by Java's characters.
    public static final Comparator<String> BY_BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    /// In characters of Unicode: a key has at most 1024 bytes.
    private static final int LONGEST = 200;

    private static final int SIGMA = '\u03c3';
    private static final int FINAL_SIGMA = '\u03c2';

    private SearchText() {}

    /// The text, without what goes beyond 200 characters. Half of a pair of surrogates, which UTF-8 has not, is a
    /// question mark.
    public static String of(String written) {
        var whole = new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var text = Normalizer.normalize(whole, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return text.codePoints()
                .limit(LONGEST)
                .map(SearchText::plain)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// The sigma at the end of a word is a letter of its own in small ones, and one like any other in capital ones.
    private static int plain(int letter) {
        if (letter == FINAL_SIGMA) {
            return SIGMA;
        }
        return Character.isISOControl(letter) ? ' ' : letter;
    }
}
