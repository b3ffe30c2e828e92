package ostiary.core.client;

import java.util.Optional;
import java.util.regex.Pattern;

/// A URI of this machine whatever its port: where a native app waits for its user to come back (RFC 8252 §7.3).
///
/// @param start the scheme and the host
/// @param rest the path and the query
record LoopbackUri(String start, String rest) {
    /// Names that no resolver is asked for, written as they are registered: another spelling is another host.
    private static final Pattern PATTERN = Pattern.compile(
            "(http://(?:127\\.0\\.0\\.1|\\[::1]|localhost))(?::(" + UriFlaws.PORT + "))?((?:[/?][\\x21-\\x7E]*)?)");

    static Optional<LoopbackUri> parse(String text) {
        var matcher = PATTERN.matcher(text);
        return matcher.matches() && UriFlaws.isPort(matcher.group(2))
                ? Optional.of(new LoopbackUri(matcher.group(1), matcher.group(3)))
                : Optional.empty();
    }
}
