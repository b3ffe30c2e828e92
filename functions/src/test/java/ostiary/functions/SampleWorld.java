package ostiary.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Map;
import java.util.Set;
import ostiary.blueprint.Access;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.Api;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.SessionApi;
import ostiary.blueprint.SignUpApi;
import ostiary.core.testing.World;
import ostiary.core.token.AccessToken;
import ostiary.core.token.IssuedTokens;
import ostiary.edge.Authorized;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.ConfirmSignUpEndpoint;
import ostiary.edge.EndAllSessionsEndpoint;
import ostiary.edge.EndSessionEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.JwksEndpoint;
import ostiary.edge.ListSessionsEndpoint;
import ostiary.edge.LoginChallengeEndpoint;
import ostiary.edge.LoginEndpoint;
import ostiary.edge.LogoutEndpoint;
import ostiary.edge.MeEndpoint;
import ostiary.edge.MetadataEndpoint;
import ostiary.edge.RefreshEndpoint;
import ostiary.edge.Router;
import ostiary.edge.SignUpEndpoint;

/// The functions over a service in memory, with one user who is logged in.
final class SampleWorld {
    private static final String SCOPE = "profile";

    private final World world;
    private final IssuedTokens tokens;

    SampleWorld() {
        this(new World());
    }

    SampleWorld(World world) {
        this.world = world;
        this.tokens = world.loggedIn(world.clients.find("default").orElseThrow());
    }

    /// What the placeholders of the sample events stand for.
    Map<String, String> values() {
        var token = world.signer.read(tokens.accessToken());
        var user = world.stores.users().find(token.subject()).orElseThrow();
        return Map.of(
                "access_token", tokens.accessToken(),
                "narrow_access_token", narrow(token),
                "refresh_token", tokens.refreshToken().text(),
                "user_id", token.subject().toString(),
                "session_id", token.sessionId().toString(),
                "scope", SCOPE,
                "email", user.email().value(),
                "password", World.PASSWORD.text());
    }

    private String narrow(AccessToken token) {
        return world.signer.sign(new AccessToken(
                token.id() + "-narrow",
                token.subject(),
                token.sessionId(),
                token.clientId(),
                Set.of("other"),
                token.roles(),
                token.issuedAt(),
                token.expiresAt(),
                token.authTime(),
                token.amr()));
    }

    RequestStreamHandler handler(String function) {
        return switch (function) {
            case "signup" -> new SignUpHandler(signUp());
            case "login" -> new LoginHandler(login());
            case "refresh" -> new RefreshHandler(refresh());
            case "logout" -> new LogoutHandler(logout());
            case "account" -> new AccountHandler(account());
            case "sessions" -> new SessionsHandler(sessions());
            case "discovery" -> new DiscoveryHandler(discovery());
            case "authorizer" -> new AuthorizerHandler(world.checkAccess(), AuthorizerResponse.SIMPLE);
            default -> throw new IllegalArgumentException(function);
        };
    }

    private Endpoint signUp() {
        return new Router(Map.of(
                SignUpApi.SIGN_UP, BodyEndpoint.json(SignUpApi.SIGN_UP, new SignUpEndpoint(world.signUp())),
                SignUpApi.CONFIRM_SIGN_UP,
                        BodyEndpoint.json(
                                SignUpApi.CONFIRM_SIGN_UP, new ConfirmSignUpEndpoint(world.confirmSignUp()))));
    }

    private Endpoint login() {
        return new Router(Map.of(
                LoginApi.LOG_IN, BodyEndpoint.json(LoginApi.LOG_IN, new LoginEndpoint(world.logIn(), world.clients)),
                LoginApi.ANSWER_CHALLENGE,
                        BodyEndpoint.json(
                                LoginApi.ANSWER_CHALLENGE,
                                new LoginChallengeEndpoint(world.answerChallenge(World.NO_FACTORS)))));
    }

    private Endpoint refresh() {
        return new Router(Map.of(
                SessionApi.REFRESH,
                BodyEndpoint.json(SessionApi.REFRESH, new RefreshEndpoint(world.refreshSession()))));
    }

    private Endpoint logout() {
        return new Router(
                Map.of(SessionApi.LOG_OUT, BodyEndpoint.json(SessionApi.LOG_OUT, new LogoutEndpoint(world.logOut()))));
    }

    private Endpoint account() {
        var me = new MeEndpoint(world.stores.users());
        return new Router(Map.of(AccountApi.ME, new Authorized(new Access.Bearer(SCOPE), world.checkAccess(), me)));
    }

    private Endpoint sessions() {
        var access = new Access.Bearer(SCOPE);
        var check = world.checkAccess();
        return new Router(Map.of(
                AccountApi.LIST_SESSIONS, new Authorized(access, check, new ListSessionsEndpoint(world.listSessions())),
                AccountApi.END_SESSION, new Authorized(access, check, new EndSessionEndpoint(world.endSession())),
                AccountApi.END_ALL_SESSIONS,
                        new Authorized(access, check, new EndAllSessionsEndpoint(world.endAllSessions()))));
    }

    private static Endpoint discovery() {
        return new Router(Map.of(
                DiscoveryApi.JWKS, new JwksEndpoint(() -> "{\"keys\":[]}"),
                DiscoveryApi.OPENID_CONFIGURATION,
                        new MetadataEndpoint("https://auth.example.com", Set.of(Api.ACCOUNT_SCOPE))));
    }
}
