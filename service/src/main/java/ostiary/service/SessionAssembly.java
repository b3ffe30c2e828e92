package ostiary.service;

import java.util.Map;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.SessionApi;
import ostiary.core.oauth.BrowserSessions;
import ostiary.core.session.EndAllSessions;
import ostiary.core.session.EndSession;
import ostiary.core.session.ListSessions;
import ostiary.core.session.LogOut;
import ostiary.core.session.RefreshSession;
import ostiary.core.session.SessionLimit;
import ostiary.core.session.StartSession;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.RefreshTokens;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.EndAllSessionsEndpoint;
import ostiary.edge.EndSessionEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.ListSessionsEndpoint;
import ostiary.edge.LogoutEndpoint;
import ostiary.edge.RefreshEndpoint;
import ostiary.jose.JwtAccessTokenSigner;

/// Assembles the use cases of sessions and their tokens.
final class SessionAssembly {
    private final Foundation foundation;

    SessionAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    /// Starts a session after a successful login.
    StartSession startSession() {
        return startSession(tokens(), signer());
    }

    /// Starts a session of a browser after a successful login on a page.
    StartSession startBrowserSession() {
        return startSession(BrowserSessions.tokens(tokens()), AccessTokenSigner.NONE);
    }

    private StartSession startSession(RefreshTokens tokens, AccessTokenSigner signer) {
        var table = foundation.table();
        return new StartSession(
                new DynamoDbSessionStore(table),
                new DynamoDbUserStatusStore(table, foundation.config().tokenClaims()),
                endSession(table),
                foundation.config().sessionsPerUser().most(),
                tokens,
                foundation.platform().refreshTokenKeys(),
                signer,
                foundation.random(),
                foundation.platform().auditLog());
    }

    Map<Route, Endpoint> refresh() {
        return Map.of(SessionApi.REFRESH, BodyEndpoint.json(SessionApi.REFRESH, new RefreshEndpoint(refreshSession())));
    }

    RefreshSession refreshSession() {
        var platform = foundation.platform();
        var table = foundation.table();
        return new RefreshSession(
                new DynamoDbSessionStore(table),
                new DynamoDbUserStatusStore(table, foundation.config().tokenClaims()),
                endSession(table),
                tokens(),
                platform.refreshTokenKeys(),
                signer(),
                platform.auditLog(),
                platform.clock());
    }

    Map<Route, Endpoint> logOut() {
        var platform = foundation.platform();
        var logOut = new LogOut(endSession(foundation.table()), tokens(), platform.clock());
        return Map.of(SessionApi.LOG_OUT, BodyEndpoint.json(SessionApi.LOG_OUT, new LogoutEndpoint(logOut)));
    }

    /// The routes by which users manage their own sessions.
    Map<Route, Endpoint> ofUser() {
        var table = foundation.table();
        var list = new ListSessionsEndpoint(listSessions());
        var end = new EndSessionEndpoint(endSession(table));
        var endAll = new EndAllSessionsEndpoint(endAllSessions());
        var own = new AccessAssembly(foundation).ownAccount();
        return Map.of(
                AccountApi.LIST_SESSIONS, own.apply(list),
                AccountApi.END_SESSION, own.apply(end),
                AccountApi.END_ALL_SESSIONS, own.apply(endAll));
    }

    EndAllSessions endAllSessions() {
        var platform = foundation.platform();
        var table = foundation.table();
        return new EndAllSessions(
                new DynamoDbUserStatusStore(table),
                new DynamoDbRevocationFeed(table),
                platform.auditLog(),
                platform.clock());
    }

    ListSessions listSessions() {
        var table = foundation.table();
        return new ListSessions(
                new DynamoDbSessionStore(table),
                new DynamoDbUserStatusStore(table),
                new DynamoDbClientStore(table),
                foundation.platform().clock());
    }

    /// How many sessions a user may have.
    SessionLimit limit() {
        var table = foundation.table();
        return new SessionLimit(
                foundation.config().sessionsPerUser().most(),
                new DynamoDbSessionStore(table),
                endSession(table),
                foundation.random());
    }

    EndSession endSession(Table table) {
        return new EndSession(
                new DynamoDbSessionStore(table),
                new DynamoDbRevocationFeed(table),
                foundation.platform().auditLog(),
                foundation.platform().clock());
    }

    /// The refresh tokens of the built-in clients.
    RefreshTokens tokens() {
        return new RefreshTokens(foundation.platform().refreshTokenKeys(), foundation.random());
    }

    AccessTokenSigner signer() {
        var config = foundation.config();
        return new JwtAccessTokenSigner(
                config.issuer(), config.audience(), foundation.platform().signingKeys());
    }
}
