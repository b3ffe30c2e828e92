package ostiary.edge;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A cookie set by a response (RFC 6265, and draft-ietf-httpbis-rfc6265bis, which browsers follow). Browsers return it
/// to this host only, since it has no `Domain`.
///
/// @param maxAge how long the browser keeps it; if empty, until the browser is closed
public record SetCookie(
        String name,
        String value,
        String path,
        Optional<Duration> maxAge,
        boolean secure,
        boolean httpOnly,
        SameSite sameSite) {

    /// Browsers keep no cookie longer (rfc6265bis §5.5).
    private static final Duration LONGEST = Duration.ofDays(400);

    /// Browsers drop a cookie whose name and value have more bytes (rfc6265bis §5.6).
    private static final int MAX_BYTES = 4096;

    private static final int MAX_PATH = 1024;
    private static final long NANOS_BELOW_A_SECOND = 999_999_999;
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern OCTETS = Pattern.compile("[!#-+\\--:<-\\[\\]-~]*");
    private static final Pattern PATH = Pattern.compile("/[!-:<-~]*");

    /// The requests from other sites that carry the cookie.
    public enum SameSite {
        STRICT("Strict"),
        LAX("Lax"),
        NONE("None");

        private final String text;

        SameSite(String text) {
            this.text = text;
        }
    }

    /// Refuses cookies that a browser would drop, and text that would not be parsed as one cookie.
    ///
    /// @throws IllegalArgumentException with a message that quotes no value
    public SetCookie {
        check(TOKEN.matcher(name).matches(), "the name of a cookie is a token");
        check(isValue(value), name + " has a value that no cookie can have");
        check(name.length() + value.length() <= MAX_BYTES, name + " is too long");
        check(path.length() <= MAX_PATH && PATH.matcher(path).matches(), name + " has a path that no cookie can have");
        check(
                maxAge.stream().allMatch(age -> !age.isNegative() && age.compareTo(LONGEST) <= 0),
                name + " must be kept for 0 to " + LONGEST.toDays() + " days");
        check(secure || sameSite != SameSite.NONE, name + " is for other sites, so it must be secure");
        checkPrefix(name.toLowerCase(Locale.ROOT), path, secure, httpOnly);
    }

    /// A cookie for all paths of this host, sent over TLS only, hidden from scripts, not sent with cross-site
    /// posts, and kept until the browser is closed.
    public static SetCookie of(String name, String value) {
        return new SetCookie(name, value, "/", Optional.empty(), true, true, SameSite.LAX);
    }

    /// Removes a cookie that [#of] has set.
    public static SetCookie removal(String name) {
        return removal(name, "/");
    }

    /// Removes a cookie that was set for `path`: a browser keeps those of other paths.
    public static SetCookie removal(String name, String path) {
        return new SetCookie(name, "", path, Optional.of(Duration.ZERO), true, true, SameSite.LAX);
    }

    /// The same cookie with a lifetime, rounded up to seconds; with none it is removed.
    public SetCookie keptFor(Duration age) {
        return new SetCookie(name, value, path, Optional.of(age), secure, httpOnly, sameSite);
    }

    /// Whether a cookie can have this value without quotes (RFC 6265 §4.1.1).
    static boolean isValue(String text) {
        return OCTETS.matcher(text).matches();
    }

    /// The value of the header `Set-Cookie`.
    public String header() {
        var header = new StringBuilder(name)
                .append('=')
                .append(value)
                .append("; Path=")
                .append(path);
        maxAge.ifPresent(age -> append(age, header));
        if (secure) {
            header.append("; Secure");
        }
        if (httpOnly) {
            header.append("; HttpOnly");
        }
        return header.append("; SameSite=").append(sameSite.text).toString();
    }

    /// Rounds up: with 0 seconds a browser would remove the cookie. To remove one, servers are to send a date that is
    /// past (RFC 6265 §4.1.1 has no `Max-Age=0`), and browsers go by `Max-Age` where they know it.
    private static void append(Duration age, StringBuilder header) {
        if (age.isZero()) {
            header.append("; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        }
        header.append("; Max-Age=").append(age.plusNanos(NANOS_BELOW_A_SECOND).toSeconds());
    }

    /// Checks what browsers require of cookies whose names have a prefix, in any case (rfc6265bis §4.1.3).
    private static void checkPrefix(String name, String path, boolean secure, boolean httpOnly) {
        boolean ofHost = name.startsWith("__host-");
        boolean ofHttp = name.startsWith("__http-") || name.startsWith("__host-http-");
        check(secure || !(ofHost || ofHttp || name.startsWith("__secure-")), name + " must be secure");
        check(path.equals("/") || !ofHost, name + " must be for all paths");
        check(httpOnly || !ofHttp, name + " must be out of the reach of scripts");
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /// Leaves out the value, which is a secret.
    @Override
    public String toString() {
        return "SetCookie " + name;
    }
}
