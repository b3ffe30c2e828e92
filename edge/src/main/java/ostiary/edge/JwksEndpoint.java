package ostiary.edge;

import java.time.Duration;
import java.util.function.Supplier;

/// `GET /.well-known/jwks.json` (RFC 7517 §5).
public final class JwksEndpoint implements Endpoint {
    /// A key is published for 2 hours before it signs, so whoever keeps the set for less misses none.
    private static final Duration MAX_AGE = Duration.ofMinutes(15);

    private final Supplier<String> keySet;

    /// Serves what `keySet` gives: a JWK set in JSON.
    public JwksEndpoint(Supplier<String> keySet) {
        this.keySet = keySet;
    }

    @Override
    public Response handle(Request request) {
        return Response.of(200, "application/jwk-set+json", keySet.get())
                .cacheableFor(MAX_AGE)
                .readableByAll();
    }
}
