package ostiary.cli.accept;

import java.util.regex.Pattern;

/// A line of the report. The text is safe for a terminal: answers are a server's.
///
/// @param seen what was seen, or why nothing was; never a token, a password or an address
record Result(Fact fact, State state, String seen) {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST = 300;

    Result {
        var clean = UNPRINTABLE.matcher(seen).replaceAll("?");
        seen = clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
