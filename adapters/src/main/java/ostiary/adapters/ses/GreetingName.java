package ostiary.adapters.ses;

import java.util.regex.Pattern;

/// A user's name as far as it is safe in a mail to a mailbox that may belong to somebody else.
///
/// Whoever signs up chooses both the name and the recipient, so a name must not carry a message: it is one short
/// line, and a name that a mail program could turn into a link is left out.
final class GreetingName {
    private static final int MAX_CODE_POINTS = 50;

    // Controls, line ends and characters that reverse or hide text; the joiners that some
    // scripts need in names may stay.
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\\u200C\\u200D]]+");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern LINK = Pattern.compile("[/\\\\@]|[.。．｡][\\p{L}\\p{N}]{2}");

    private GreetingName() {}

    /// The safe part of `name`; empty if there is none.
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
