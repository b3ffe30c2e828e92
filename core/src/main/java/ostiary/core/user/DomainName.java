package ostiary.core.user;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the name of a host that receives mail.
final class DomainName {
    private static final String PUNYCODE = "xn--";

    // The last label starts with a letter (RFC 1123 §2.1), so no IP address passes for a domain.
    private static final Pattern ASCII =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private DomainName() {}

    /// Returns the name in its one spelling, ASCII in lower case; empty unless `text` is a name.
    static Optional<String> parse(String text) {
        return ascii(text).filter(name -> ASCII.matcher(name).matches());
    }

    private static Optional<String> ascii(String text) {
        if (text.chars().anyMatch(unit -> unit > '~')) {
            return Idna.ascii(text);
        }
        var lower = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(lower.split("\\.")).anyMatch(label -> label.startsWith(PUNYCODE))
                ? Idna.ascii(lower)
                : Optional.of(lower);
    }
}
