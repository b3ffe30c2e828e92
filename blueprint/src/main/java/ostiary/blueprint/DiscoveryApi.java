package ostiary.blueprint;

import static ostiary.blueprint.HttpMethod.GET;

import java.util.List;

/// The documents that anybody reads: the issuer's keys and metadata, and the origins of its passkeys.
public final class DiscoveryApi {
    private static final Access ANYBODY = new Access.Public();

    public static final Route JWKS = new Route(
            GET,
            "/.well-known/jwks.json",
            ServiceFunction.DISCOVERY,
            ANYBODY,
            Throttle.CHEAP,
            "The keys that verify access and ID tokens (RFC 7517)",
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

    /// The same under the name that clients of OAuth without OpenID Connect ask for (RFC 8414 §3).
    public static final Route OAUTH_METADATA = new Route(
            GET,
            "/.well-known/oauth-authorization-server",
            ServiceFunction.DISCOVERY,
            ANYBODY,
            Throttle.CHEAP,
            "The same for clients without OpenID Connect (RFC 8414)",
            List.of(),
            Route.answers(200, "The metadata"));

    /// Browsers read it on the host that passkeys are made for, before a page of another domain asks for one (WebAuthn
    /// Level 3 §5.11).
    public static final Route PASSKEY_ORIGINS = new Route(
            GET,
            "/.well-known/webauthn",
            ServiceFunction.DISCOVERY,
            ANYBODY,
            Throttle.CHEAP,
            "The origins whose pages may ask for passkeys (WebAuthn Level 3 §5.11)",
            List.of(),
            Route.answers(200, "The origins"));

    /// All of them are the same for everybody, and may be cached for as long as they say.
    public static final List<Route> ROUTES = List.of(JWKS, OPENID_CONFIGURATION, OAUTH_METADATA, PASSKEY_ORIGINS);

    private DiscoveryApi() {}
}
