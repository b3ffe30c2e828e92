package ostiary.adapters.ses;

import java.util.regex.Pattern;

/// A user's name as far as it is fit for a mail to a mailbox that may belong to somebody else.
///
/// Whoever signs up chooses both the name and who gets the mail, so a name must not carry a message of its own: it is
/// one short line, and a name that a mail program could turn into a link is left out.
final class GreetingName {
    private static final int MAX_CODE_POINTS = 50;

    // Controls, line ends and what reverses or hides text; the joiners that some scripts spell names with may stay.
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\\u200C\\u200D]]+");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern LINK = Pattern.compile("[/\\\\@]|[.。．｡][\\p{L}\\p{N}]{2}");

    private GreetingName() {}

    /// Empty if nothing fit is left.
    static String of(String name) {
        var line = BLANKS.matcher(UNPRINTABLE.matcher(name).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        return LINK.matcher(line).find() ? "" : shorten(line);
    }

    private static String shorten(String line) {
        return line.codePointCount(0, line.length()) <= MAX_CODE_POINTS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_CODE_POINTS)) + "…";
    }
}
