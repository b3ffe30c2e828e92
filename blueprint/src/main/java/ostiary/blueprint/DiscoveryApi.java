package ostiary.blueprint;

import static ostiary.blueprint.HttpMethod.GET;

import java.util.List;

/// The routes that verifiers of tokens read: the issuer's keys and metadata.
public final class DiscoveryApi {
    private static final Access ANYBODY = new Access.Public();

    public static final Route JWKS = new Route(
            GET,
            "/.well-known/jwks.json",
            ServiceFunction.DISCOVERY,
            ANYBODY,
            Throttle.CHEAP,
            "The keys that verify access tokens (RFC 7517)",
            List.of(),
            Route.answers(200, "A JWK set"));

    public static final Route OPENID_CONFIGURATION = new Route(
            GET,
            "/.well-known/openid-configuration",
            ServiceFunction.DISCOVERY,
            ANYBODY,
            Throttle.CHEAP,
            "What this issuer offers (RFC 8414)",
            List.of(),
            Route.answers(200, "The metadata"));

    static final List<Route> ROUTES = List.of(JWKS, OPENID_CONFIGURATION);

    private DiscoveryApi() {}
}
