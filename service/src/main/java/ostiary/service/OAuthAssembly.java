package ostiary.service;

import java.util.Map;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbConsentStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbRevokedTokenStore;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.Route;
import ostiary.core.client.AuthenticateClient;
import ostiary.core.oauth.GrantClientCredentials;
import ostiary.core.oauth.IntrospectToken;
import ostiary.core.oauth.NamedResources;
import ostiary.core.oauth.RedeemCode;
import ostiary.core.oauth.RefreshGrant;
import ostiary.core.oauth.RevokeToken;
import ostiary.core.token.AuthorizationCodes;
import ostiary.edge.ClientEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.IntrospectionEndpoint;
import ostiary.edge.RevocationEndpoint;
import ostiary.edge.RevocationsEndpoint;
import ostiary.edge.TokenEndpoint;
import ostiary.jose.JwtIdTokenSigner;

/// Assembles what registered clients call: where they get tokens, ask about them and give them back.
final class OAuthAssembly {
    private final Foundation foundation;

    OAuthAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    Map<Route, Endpoint> token() {
        var platform = foundation.platform();
        var signer = new SessionAssembly(foundation).signer();
        var config = foundation.config();
        var table = foundation.table();
        var sessions = new SessionAssembly(foundation);
        var keys = platform.refreshTokenKeys();
        var idTokens = new JwtIdTokenSigner(config.issuer(), platform.signingKeys());
        var resources = new NamedResources(new DynamoDbSessionStore(table), config.audience());
        var redeem = new RedeemCode(
                new DynamoDbSessionStore(table),
                new DynamoDbUserStatusStore(table, config.tokenClaims()),
                new DynamoDbConsentStore(table),
                resources,
                sessions.endSession(table),
                new AuthorizationCodes(keys, foundation.random()),
                sessions.tokens(),
                keys,
                signer,
                idTokens,
                platform.auditLog(),
                platform.clock());
        var refresh =
                new RefreshGrant(sessions.refreshSession(), sessions.tokens(), resources, idTokens, platform.clock());
        var own = new GrantClientCredentials(config.audience(), signer, platform.auditLog(), platform.clock());
        return Map.of(
                OAuthApi.TOKEN, endpoint(OAuthApi.TOKEN, new TokenEndpoint(config.audience(), redeem, refresh, own)));
    }

    Map<Route, Endpoint> revoke() {
        var platform = foundation.platform();
        var table = foundation.table();
        var revoke = new RevokeToken(
                new AccessAssembly(foundation).verifier(),
                new SessionAssembly(foundation).tokens(),
                new SessionAssembly(foundation).endSession(table),
                new DynamoDbRevokedTokenStore(table),
                new DynamoDbRevocationFeed(table),
                platform.auditLog(),
                platform.clock());
        return Map.of(OAuthApi.REVOKE, endpoint(OAuthApi.REVOKE, new RevocationEndpoint(revoke)));
    }

    Map<Route, Endpoint> backchannel() {
        var config = foundation.config();
        var table = foundation.table();
        var access = new AccessAssembly(foundation);
        var introspect = new IntrospectToken(
                config.audience(),
                access.verifier(),
                foundation.revocations(),
                new DynamoDbSessionStore(table),
                new DynamoDbUserStatusStore(table),
                new DynamoDbRevokedTokenStore(table),
                new DynamoDbClientStore(table),
                foundation.platform().clock());
        return Map.of(
                OAuthApi.INTROSPECT,
                endpoint(OAuthApi.INTROSPECT, new IntrospectionEndpoint(config.issuer(), introspect)),
                OAuthApi.REVOCATIONS,
                new RevocationsEndpoint(
                        foundation.checkAccess(),
                        new DynamoDbRevocationFeed(table),
                        foundation.platform().clock()));
    }

    private Endpoint endpoint(Route route, ClientEndpoint.Action action) {
        var clients = new DynamoDbClientStore(foundation.table());
        var audit = foundation.platform().auditLog();
        return new ClientEndpoint(route, new AuthenticateClient(clients, audit), action);
    }
}
