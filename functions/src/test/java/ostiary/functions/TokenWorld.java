package ostiary.functions;

import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.blueprint.Access;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.Api;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.Route;
import ostiary.core.access.CheckAccess;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.GrantType;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;
import ostiary.core.oauth.IntrospectToken;
import ostiary.core.oauth.ReadUserInfo;
import ostiary.core.oauth.RevokeToken;
import ostiary.core.testing.TokenForge;
import ostiary.core.testing.World;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier;
import ostiary.core.token.SessionId;
import ostiary.edge.Authorized;
import ostiary.edge.ClientEndpoint;
import ostiary.edge.EndAllSessionsEndpoint;
import ostiary.edge.EndSessionEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.FaultBarrier;
import ostiary.edge.IntrospectionEndpoint;
import ostiary.edge.ListSessionsEndpoint;
import ostiary.edge.MeEndpoint;
import ostiary.edge.RevocationEndpoint;
import ostiary.edge.Router;
import ostiary.edge.UserInfoEndpoint;
import ostiary.jose.JwtAccessTokenVerifier;
import ostiary.jose.VerifiedSignatures;

/// A service in memory that checks real signatures, and a user with a session and the token of it.
final class TokenWorld {
    static final String API = "orders";
    static final String SHOP = "shop";
    private static final String ISSUER = "https://issuer.example.com";
    private static final String KID = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
    private static final KeyPair OURS = TokenForge.rsa();

    private final World world = new World();
    private final AccessToken token = world.loggedIn(world.clients.byDefault()).claims();
    private final Map<String, String> secrets = new HashMap<>();
    private final VerifiedSignatures verified = new VerifiedSignatures();
    private final AccessTokenVerifier verifier =
            new JwtAccessTokenVerifier(ISSUER, World.OWN_AUDIENCE, published(), verified);
    private final Endpoint api = new FaultBarrier(new Router(routes()), (_, _) -> {});

    TokenWorld() {
        for (var client : List.of(API, SHOP)) {
            var described = new ClientDescription(
                    client,
                    Set.of(GrantType.CLIENT_CREDENTIALS),
                    Set.of("orders:read"),
                    Set.of(),
                    Optional.of(World.OWN_AUDIENCE).filter(_ -> client.equals(API)));
            secrets.put(client, world.oauth.registered(client, described));
        }
    }

    private static VerificationKeys published() {
        var key = new VerificationKey(KID, (RSAPublicKey) OURS.getPublic());
        return new VerificationKeys() {
            @Override
            public Optional<VerificationKey> find(String kid) {
                return published().stream().filter(one -> one.kid().equals(kid)).findFirst();
            }

            @Override
            public List<VerificationKey> published() {
                return List.of(key);
            }
        };
    }

    /// Makes the user's token, got by the client [#SHOP], and bad ones.
    TokenForge forge() {
        long now = world.clock.instant().getEpochSecond();
        var header = new LinkedHashMap<String, String>();
        header.put("alg", "\"RS256\"");
        header.put("kid", '"' + KID + '"');
        header.put("typ", "\"at+jwt\"");
        var claims = new LinkedHashMap<String, String>();
        claims.put("iss", '"' + ISSUER + '"');
        claims.put("aud", '"' + World.OWN_AUDIENCE + '"');
        claims.put("sub", '"' + token.subject().toString() + '"');
        claims.put("client_id", '"' + SHOP + '"');
        claims.put("scope", "\"openid " + Api.ACCOUNT_SCOPE + '"');
        claims.put("iat", String.valueOf(now));
        claims.put("exp", String.valueOf(now + 600));
        claims.put("jti", '"' + UUID.randomUUID().toString() + '"');
        claims.put("sid", '"' + session().toString() + '"');
        claims.put("auth_time", String.valueOf(now));
        claims.put("amr", "[\"pwd\"]");
        return new TokenForge(OURS, header, claims, world.clock.instant());
    }

    SessionId session() {
        return token.sessionId();
    }

    boolean isOpen() {
        var user = token.subject().user().orElseThrow();
        return world.listSessions().list(user).stream()
                .anyMatch(found -> found.snapshot().session().id().equals(session()));
    }

    String secret(String client) {
        return Optional.ofNullable(secrets.get(client)).orElseThrow();
    }

    Endpoint api() {
        return api;
    }

    /// Which good signatures the service has seen.
    VerifiedSignatures verified() {
        return verified;
    }

    CheckAccess checkAccess() {
        return new CheckAccess(verifier, world.revocationList(), world.clock);
    }

    private Map<Route, Endpoint> routes() {
        var userInfo = new UserInfoEndpoint(new ReadUserInfo(
                verifier,
                world.revocationList(),
                world.stores.sessions(),
                world.stores.statuses(),
                world.stores.users(),
                world.clock));
        return Map.of(
                OAuthApi.USER_INFO, userInfo,
                OAuthApi.USER_INFO_BY_FORM, userInfo,
                AccountApi.ME, own(new MeEndpoint(world.stores.users())),
                AccountApi.LIST_SESSIONS, own(new ListSessionsEndpoint(world.listSessions())),
                AccountApi.END_SESSION, own(new EndSessionEndpoint(world.endSession())),
                AccountApi.END_ALL_SESSIONS, own(new EndAllSessionsEndpoint(world.endAllSessions())),
                OAuthApi.INTROSPECT, client(OAuthApi.INTROSPECT, introspection()),
                OAuthApi.REVOKE, client(OAuthApi.REVOKE, revocation()));
    }

    private Endpoint own(Endpoint endpoint) {
        return new Authorized(new Access.Bearer(Api.ACCOUNT_SCOPE), checkAccess(), endpoint);
    }

    private Endpoint client(Route route, ClientEndpoint.Action action) {
        return new ClientEndpoint(route, world.oauth.authenticateClient(), action);
    }

    private ClientEndpoint.Action introspection() {
        return new IntrospectionEndpoint(
                ISSUER,
                new IntrospectToken(
                        World.OWN_AUDIENCE,
                        verifier,
                        world.revocationList(),
                        world.stores.sessions(),
                        world.stores.statuses(),
                        world.stores.revokedTokens(),
                        world.stores.clients(),
                        world.clock));
    }

    private ClientEndpoint.Action revocation() {
        return new RevocationEndpoint(new RevokeToken(
                verifier,
                world.tokens,
                world.endSession(),
                world.stores.revokedTokens(),
                world.stores.revocations(),
                world.journal,
                world.clock));
    }
}
