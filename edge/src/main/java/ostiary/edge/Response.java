package ostiary.edge;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One HTTP answer.
///
/// @param headers by lower-case name
/// @param body text in UTF-8; empty for none
public record Response(int status, SortedMap<String, String> headers, String body) {
    private static final String CACHE_CONTROL = "cache-control";

    /// Unchangeable, in the order of the header names.
    public Response {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /// An answer without a body that nobody keeps.
    public static Response empty(int status) {
        return new Response(status, new TreeMap<>(), "").with(CACHE_CONTROL, "no-store");
    }

    /// A JSON answer that nobody keeps (RFC 6749 §5.1).
    public static Response json(int status, String json) {
        return of(status, "application/json", json);
    }

    static Response of(int status, String mediaType, String body) {
        return new Response(status, new TreeMap<>(), body)
                .with("content-type", mediaType)
                .with("x-content-type-options", "nosniff")
                .with(CACHE_CONTROL, "no-store");
    }

    /// The same answer, which anybody may keep for a while.
    Response cacheableFor(Duration age) {
        return with(CACHE_CONTROL, "public, max-age=" + age.toSeconds());
    }

    /// The same answer to a client that came over TLS: it is to come back in no other way, for two years, to this host
    /// and what is below it (RFC 6797 §6.1; OWASP ASVS 5.0, 3.4.1).
    public Response overTls() {
        return with("strict-transport-security", "max-age=63072000; includeSubDomains");
    }

    Response with(String header, String value) {
        var changed = new TreeMap<>(headers);
        changed.put(header, value);
        return new Response(status, changed, body);
    }

    /// What a log may show: the body can hold tokens.
    @Override
    public String toString() {
        return "Response " + status;
    }
}
