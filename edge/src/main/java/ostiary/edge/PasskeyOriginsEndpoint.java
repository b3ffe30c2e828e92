package ostiary.edge;

import java.time.Duration;
import java.util.List;

/// `GET /.well-known/webauthn` (WebAuthn Level 3 §5.11.1): nothing, unless a team has chosen origins.
public final class PasskeyOriginsEndpoint implements Endpoint {
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final List<String> origins;

    /// @param origins none where nobody has chosen some
    public PasskeyOriginsEndpoint(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    @Override
    public Response handle(Request request) {
        return origins.isEmpty()
                ? Problem.NOT_FOUND.response(request)
                : Response.json(200, new JsonObject().put("origins", origins).text())
                        .cacheableFor(MAX_AGE)
                        .readableByAll();
    }
}
