package ostiary.service;

import java.util.Map;
import ostiary.adapters.jose.JwkSet;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.Route;
import ostiary.edge.Endpoint;
import ostiary.edge.JwksEndpoint;
import ostiary.edge.MetadataEndpoint;

/// Assembles the public documents of the service: its keys and its metadata.
final class DiscoveryAssembly {
    private final Foundation foundation;

    DiscoveryAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    Map<Route, Endpoint> routes() {
        var config = foundation.config();
        var keys = foundation.platform().verificationKeys();
        var metadata =
                new MetadataEndpoint(config.issuer(), config.loginScopes().names());
        return Map.of(
                DiscoveryApi.JWKS,
                new JwksEndpoint(() -> JwkSet.of(keys.published())),
                DiscoveryApi.OPENID_CONFIGURATION,
                metadata,
                DiscoveryApi.OAUTH_METADATA,
                metadata);
    }
}
