package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ostiary.server.json.JsonTree.object;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import ostiary.edge.Request;
import ostiary.server.json.JsonTree;

/// The content of an access token for people to read: decoded, and not verified.
final class AccessTokenText {
    private static final String SCHEME = "Bearer ";

    private AccessTokenText() {}

    /// Returns header and claims as JSON; empty if the request has no readable token.
    static Optional<String> of(Request request) {
        return request.header("authorization")
                .filter(header -> header.startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).split("\\.", -1))
                .filter(parts -> parts.length == 3)
                .flatMap(parts -> text(parts[0], parts[1]));
    }

    private static Optional<String> text(String header, String claims) {
        try {
            return Optional.of(JsonTree.text(object("header", decoded(header), "claims", decoded(claims))) + "\n");
        } catch (IllegalArgumentException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Map<?, ?> decoded(String part) throws IOException {
        if (JsonTree.parse(new String(Base64.getUrlDecoder().decode(part), UTF_8)) instanceof Map<?, ?> object) {
            return object;
        }
        throw new IOException("no object");
    }
}
