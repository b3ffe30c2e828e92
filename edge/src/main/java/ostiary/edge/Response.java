package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import ostiary.edge.page.RenderedPage;

/// One HTTP response.
///
/// @param headers by lower-case name
/// @param cookies cookies to set, no two by one name
/// @param body text in UTF-8; empty for none
public record Response(int status, SortedMap<String, String> headers, List<SetCookie> cookies, String body) {
    private static final String CACHE_CONTROL = "cache-control";
    private static final String NO_STORE = "no-store";
    private static final String REFERRER_POLICY = "referrer-policy";
    private static final String NO_REFERRER = "no-referrer";

    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]+");
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\t -~]*");

    /// Copies headers, sorted by name, and cookies. A response that sets a cookie must not be cached.
    ///
    /// @throws IllegalArgumentException for a line end or another forbidden character in a header; quotes no value
    public Response {
        var own = new TreeMap<>(headers);
        cookies = List.copyOf(cookies);
        if (!cookies.isEmpty()) {
            own.put(CACHE_CONTROL, NO_STORE);
        }
        own.forEach(Response::check);
        headers = Collections.unmodifiableSortedMap(own);
    }

    /// A response that sets no cookie.
    public Response(int status, SortedMap<String, String> headers, String body) {
        this(status, headers, List.of(), body);
    }

    /// A bodiless response that must not be cached.
    public static Response empty(int status) {
        return new Response(status, new TreeMap<>(), "").with(CACHE_CONTROL, NO_STORE);
    }

    /// A JSON response that must not be cached (RFC 6749 §5.1).
    public static Response json(int status, String json) {
        return of(status, "application/json", json);
    }

    /// A page that must not be cached or framed, and that sends no referrer. It may load and run nothing but what
    /// `allowed` permits. Without a directive in `allowed`, `form-action` is unrestricted: browsers also apply it
    /// to the redirect to a client that follows a form.
    ///
    /// @param allowed directives of a Content Security Policy: `style-src 'unsafe-inline'`
    public static Response html(int status, String html, String... allowed) {
        var policy = new ArrayList<>(List.of("default-src 'none'"));
        Collections.addAll(policy, allowed);
        Collections.addAll(policy, "base-uri 'none'", "frame-ancestors 'none'");
        return of(status, "text/html; charset=utf-8", html)
                .with("content-security-policy", String.join("; ", policy))
                .with("cross-origin-resource-policy", "same-origin")
                .with(REFERRER_POLICY, NO_REFERRER);
    }

    /// A page for people, with what it says that it may do.
    public static Response html(int status, RenderedPage page) {
        return html(status, page.html(), page.allowed().toArray(String[]::new));
    }

    /// Redirects a browser with a `GET`, without a referrer.
    ///
    /// @param status 303, or 302 where nothing was posted: with 307 and 308 a browser would post the same once more
    ///     to `target`, passwords and all (RFC 9700 §4.12)
    /// @param target a path of our own, or another URI with a scheme; sent as it is
    /// @throws IllegalArgumentException if `target` is neither, or not in ASCII; quotes nothing of it
    public static Response redirect(int status, URI target) {
        if (status != 302 && status != 303) {
            throw new IllegalArgumentException("not a redirect with a GET: " + status);
        }
        if (!isTarget(target)) {
            throw new IllegalArgumentException("not a target that is read in one way");
        }
        return empty(status).with("location", target.toString()).with(REFERRER_POLICY, NO_REFERRER);
    }

    /// Refuses what a browser would complete with a host or a path of its own choice, and letters beyond ASCII:
    /// [URI#toASCIIString] normalises them, so that another target may come out.
    private static boolean isTarget(URI target) {
        var text = target.toString();
        if (!VISIBLE_ASCII.matcher(text).matches()) {
            return false;
        }
        if (!target.isAbsolute()) {
            return text.startsWith("/") && !text.startsWith("//");
        }
        boolean ofTheWeb = target.getScheme().toLowerCase(Locale.ROOT).matches("https?");
        return !target.isOpaque() && (!ofTheWeb || target.getHost() != null);
    }

    static Response of(int status, String mediaType, String body) {
        return new Response(status, new TreeMap<>(), body)
                .with("content-type", mediaType)
                .with("x-content-type-options", "nosniff")
                .with(CACHE_CONTROL, NO_STORE);
    }

    /// The same response, which only a cache of the caller's own may store for a while.
    Response privateFor(Duration age) {
        return with(CACHE_CONTROL, "private, max-age=" + age.toSeconds());
    }

    /// The same response, which any cache may store for a while.
    Response cacheableFor(Duration age) {
        return with(CACHE_CONTROL, "public, max-age=" + age.toSeconds());
    }

    /// The same response, for scripts of every page to read, without their users' cookies: there is nothing in it but
    /// what is public.
    Response readableByAll() {
        return with("access-control-allow-origin", "*");
    }

    /// The same response with a time to wait. Rounds up, and never to 0, which would invite an immediate retry
    /// (RFC 9110 §10.2.3).
    Response retryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return with("retry-after", Long.toString(seconds));
    }

    /// The same response over TLS: for two years, the client must use TLS for this host and its subdomains
    /// (RFC 6797 §6.1; OWASP ASVS 5.0, 3.4.1).
    public Response overTls() {
        return with("strict-transport-security", "max-age=63072000; includeSubDomains");
    }

    /// The same response with one more header.
    public Response with(String header, String value) {
        var changed = new TreeMap<>(headers);
        changed.put(header, value);
        return new Response(status, changed, cookies, body);
    }

    /// The same response with one more cookie, which replaces another by that name (RFC 6265 §4.1.1).
    public Response with(SetCookie cookie) {
        var changed = new ArrayList<>(cookies);
        changed.removeIf(other -> other.name().equals(cookie.name()));
        changed.add(cookie);
        return new Response(status, headers, changed, body);
    }

    /// The same response to a `HEAD`, with the length of the body for a `GET` (RFC 9110 §9.3.2, §8.6).
    public Response withoutBody() {
        if (body.isEmpty()) {
            return this;
        }
        var headed = with("content-length", Integer.toString(body.getBytes(UTF_8).length));
        return new Response(status, headed.headers, cookies, "");
    }

    private static void check(String header, String value) {
        if (!HEADER_NAME.matcher(header).matches() || header.equals("set-cookie")) {
            throw new IllegalArgumentException("not a header by its lower-case name, or a cookie");
        }
        if (!HEADER_VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("the header " + header + " has a character that no header can have");
        }
    }

    /// Safe to log: leaves out the body, which can contain tokens.
    @Override
    public String toString() {
        return "Response " + status;
    }
}
