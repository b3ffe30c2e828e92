package ostiary.core.client;

import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Flaws of a URI that an operator registers, in one sentence.
///
/// It is compared by character later on, so it is one that all read alike: a browser would make something else of
/// another one.
final class UriFlaws {
    /// The digits of a port, without a zero before them.
    static final String PORT = "[1-9][0-9]{0,4}";

    private static final int HIGHEST_PORT = 65_535;

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final String HOST = LABEL + "(?:\\." + LABEL + ")*|\\[[0-9a-f:.]+]";
    private static final Pattern AUTHORITY = Pattern.compile("(?<host>" + HOST + ")(?::(?<port>" + PORT + "))?");

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1," + RedirectUris.LONGEST + "}");
    private static final Pattern OF_URIS = Pattern.compile("(?:[A-Za-z0-9._~:/?\\[\\]@!$&'()+,;=-]|%[0-9A-Fa-f]{2})*");
    /// RFC 3986, appendix B, without a fragment.
    private static final Pattern URI =
            Pattern.compile("(?<scheme>[^:/?]+):(?://(?<authority>[^/?]*))?(?<path>[^?]*)(?:\\?.*)?");

    private static final Pattern DOT_SEGMENT = Pattern.compile("(?i)(?:.*/)?(?:\\.|%2e){1,2}(?:/.*)?");

    /// A scheme with a dot in it, which keeps out `javascript`, `data` and whatever else browsers know (RFC
    /// 8252 §7.1).
    private static final Pattern PRIVATE_USE = Pattern.compile("[a-z][a-z0-9+-]*(?:\\.[a-z0-9+-]+)+");

    private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1|\\[::1]|localhost");
    private static final Pattern ORIGIN = Pattern.compile("(?<scheme>https?)://(?<authority>[^/?#]+)");

    private UriFlaws() {}

    /// The flaw of a URI that users are sent to.
    static Optional<String> ofRedirectUri(String text) {
        return unless(
                        VISIBLE.matcher(text).matches(),
                        "A redirect URI has " + RedirectUris.LONGEST + " visible ASCII characters at most.")
                .or(() -> unless(text.indexOf('#') < 0, "A redirect URI has no fragment."))
                .or(() -> unless(text.indexOf('*') < 0, "A redirect URI is one address: there are no wildcards."))
                .or(() -> unless(
                        OF_URIS.matcher(text).matches(),
                        "A redirect URI has none of \" < > \\ ^ ` { | }, and a % is followed by two"
                                + " hexadecimal digits."))
                .or(() -> ofParts(URI.matcher(text)))
                .or(() -> unless(
                        isReadAlike(text),
                        "A redirect URI is one that every parser reads, with a host if it is of the web."));
    }

    /// Whether the URI reads alike to Java's own parser, which writes what is sent there.
    private static boolean isReadAlike(String text) {
        try {
            var uri = new java.net.URI(text);
            return !uri.isOpaque() && (!text.startsWith("http") || text.indexOf("://") < 0 || uri.getHost() != null);
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    /// The flaw of an origin that scripts may call from.
    static Optional<String> ofOrigin(String text) {
        var origin = ORIGIN.matcher(text);
        return unless(
                VISIBLE.matcher(text).matches() && origin.matches() && isSentByBrowsers(origin),
                "An origin is as browsers send it: https://app.example.com, or http://localhost:3000 on this machine;"
                        + " with nothing behind it, and no port that goes without saying.");
    }

    /// Whether a port that a URI names, if any, is one.
    static boolean isPort(@Nullable String digits) {
        return digits == null || Integer.parseInt(digits) <= HIGHEST_PORT;
    }

    private static Optional<String> ofParts(Matcher uri) {
        if (!uri.matches()) {
            return Optional.of("A redirect URI is absolute: it begins with a scheme, as https://.");
        }
        var authority = uri.group("authority");
        return unless(
                        authority == null || authority.indexOf('@') < 0,
                        "A redirect URI has no user and no password before its host.")
                .or(() -> unless(
                        !DOT_SEGMENT.matcher(uri.group("path")).matches(),
                        "A redirect URI has no . and .. in its path: browsers would go elsewhere."))
                .or(() -> ofPlace(uri.group("scheme"), authority, uri.group("path")));
    }

    private static Optional<String> ofPlace(String scheme, @Nullable String authority, String path) {
        return switch (scheme) {
            case "https" ->
                unless(
                        host(authority).isPresent(),
                        "A redirect URI has a host, in lower case, and at most a port from 1 to 65535 behind it.");
            case "http" ->
                unless(
                        host(authority).filter(UriFlaws::isLoopback).isPresent(),
                        "http is for 127.0.0.1, [::1] and localhost: anywhere else it is https.");
            default ->
                unless(
                                PRIVATE_USE.matcher(scheme).matches(),
                                "A scheme is https, in lower case, or an app's own with a dot in it, as"
                                        + " com.example.app.")
                        .or(() -> unless(
                                authority != null || path.startsWith("/"), "Behind an app's own scheme comes a /."));
        };
    }

    private static boolean isSentByBrowsers(Matcher origin) {
        boolean isHttps = origin.group("scheme").equals("https");
        var authority = origin.group("authority");
        return host(authority).filter(host -> isHttps || isLoopback(host)).isPresent()
                && !authority.endsWith(isHttps ? ":443" : ":80");
    }

    private static Optional<String> host(@Nullable String authority) {
        return Optional.ofNullable(authority)
                .map(AUTHORITY::matcher)
                .filter(parts -> parts.matches() && isPort(parts.group("port")))
                .map(parts -> parts.group("host"));
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    private static Optional<String> unless(boolean sound, String flaw) {
        return sound ? Optional.empty() : Optional.of(flaw);
    }
}
