package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ostiary.server.json.JsonTree.object;

import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.edge.Request;
import ostiary.server.json.JsonTree;

/// The content of a token for people to read: decoded, and not verified.
record JwtText(Map<?, ?> header, Map<?, ?> claims) {
    private static final String SCHEME = "Bearer ";

    /// Claims with a time in seconds since 1970 (RFC 7519 §2).
    private static final Set<String> DATES = Set.of("iat", "exp", "nbf", "auth_time", "updated_at");

    /// The access token of a request; empty if it has no readable one.
    static Optional<JwtText> of(Request request) {
        return request.header("authorization")
                .filter(header -> header.startsWith(SCHEME))
                .flatMap(header -> of(header.substring(SCHEME.length())));
    }

    /// Empty if it is no token that can be read.
    static Optional<JwtText> of(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JwtText(decoded(parts[0]), decoded(parts[1])));
        } catch (IllegalArgumentException | IOException unreadable) {
            return Optional.empty();
        }
    }

    String json() {
        return JsonTree.text(object("header", header, "claims", claims)) + "\n";
    }

    /// The claims, with what a number of seconds means behind it.
    Map<Object, Object> claimsWithDates() {
        var dated = new LinkedHashMap<Object, Object>(claims);
        dated.replaceAll((name, value) -> value instanceof Long seconds && DATES.contains(name)
                ? seconds + " (" + Instant.ofEpochSecond(seconds) + ")"
                : value);
        return dated;
    }

    private static Map<?, ?> decoded(String part) throws IOException {
        if (JsonTree.parse(new String(Base64.getUrlDecoder().decode(part), UTF_8)) instanceof Map<?, ?> object) {
            return object;
        }
        throw new IOException("no object");
    }
}
