package ostiary.service;

import java.util.HashMap;
import java.util.Map;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.Route;
import ostiary.edge.Endpoint;
import ostiary.edge.JwksEndpoint;
import ostiary.edge.MetadataEndpoint;
import ostiary.edge.PasskeyOriginsEndpoint;
import ostiary.edge.PreflightEndpoint;
import ostiary.jose.JwkSet;

/// Assembles the public documents of the service: its keys, its metadata and the origins of passkeys.
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
        var routes = new HashMap<Route, Endpoint>();
        routes.put(DiscoveryApi.JWKS, new JwksEndpoint(() -> JwkSet.of(keys.published())));
        routes.put(DiscoveryApi.OPENID_CONFIGURATION, metadata);
        routes.put(DiscoveryApi.OAUTH_METADATA, metadata);
        routes.put(DiscoveryApi.PASSKEY_ORIGINS, new PasskeyOriginsEndpoint(config.chosenPasskeyOrigins()));
        OAuthApi.PREFLIGHTS.forEach(route -> routes.put(route, new PreflightEndpoint()));
        return routes;
    }
}
