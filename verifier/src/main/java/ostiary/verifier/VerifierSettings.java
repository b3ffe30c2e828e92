package ostiary.verifier;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Where an Ostiary is, and for whom its tokens have to be.
///
/// @param issuer the stack's output `Issuer`
/// @param audience the stack's output `Audience`, or the `resource` that clients name for your API
/// @param api where the issuer's routes are
/// @param client reads what is revoked; without one, a token counts until it expires
public record VerifierSettings(String issuer, String audience, URI api, Optional<ClientSecret> client) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /// A registered client with the grant `client_credentials` and the scope `ostiary:revocations`.
    public record ClientSecret(String id, String secret) {
        /// Without the secret.
        @Override
        public String toString() {
            return "client " + id;
        }
    }

    /// @throws IllegalArgumentException for an address whose answers others on the way could write: `https` alone, and
    ///     `http` to this machine
    public VerifierSettings {
        boolean isSafe =
                "https".equals(api.getScheme()) || ("http".equals(api.getScheme()) && LOOPBACK.contains(api.getHost()));
        if (!isSafe || api.getQuery() != null || api.getFragment() != null) {
            throw new IllegalArgumentException("the routes must be at an address of https, not " + api);
        }
    }

    /// Sees no revocations, and finds the routes at the issuer.
    public static VerifierSettings of(String issuer, String audience) {
        return new VerifierSettings(issuer, audience, URI.create(issuer), Optional.empty());
    }

    /// The same, with the routes at another address than the issuer's.
    public VerifierSettings at(URI api) {
        return new VerifierSettings(issuer, audience, api, client);
    }

    /// The same, seeing revocations by a client of this service's own.
    public VerifierSettings as(String clientId, String secret) {
        return new VerifierSettings(issuer, audience, api, Optional.of(new ClientSecret(clientId, secret)));
    }

    /// @param path begins with a slash
    URI route(String path) {
        var base = api.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }
}
