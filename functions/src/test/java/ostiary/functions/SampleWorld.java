package ostiary.functions;

import static java.util.Map.entry;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.adapters.pages.HostedPages;
import ostiary.blueprint.Access;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.AccountPagesApi;
import ostiary.blueprint.AddressApi;
import ostiary.blueprint.Api;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.blueprint.DeletionApi;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.FactorApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.PagesApi;
import ostiary.blueprint.PasskeyApi;
import ostiary.blueprint.RecoveryApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.SessionApi;
import ostiary.blueprint.SignUpApi;
import ostiary.blueprint.Theme;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.GrantType;
import ostiary.core.client.SignInRules;
import ostiary.core.oauth.GrantClientCredentials.Outcome.Granted;
import ostiary.core.oauth.GrantClientCredentials.Outcome.Refused;
import ostiary.core.passkey.InMemoryPasskeyStore;
import ostiary.core.testing.World;
import ostiary.core.token.AccessToken;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.InMemoryUserStore;
import ostiary.edge.AccountVisits;
import ostiary.edge.AddAuthenticatorEndpoint;
import ostiary.edge.AdminAnswers;
import ostiary.edge.AdminEndpoints;
import ostiary.edge.AskForAddressEndpoint;
import ostiary.edge.AuthorizationEndpoint;
import ostiary.edge.Authorized;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.CancelDeletionEndpoint;
import ostiary.edge.ChangePasswordEndpoint;
import ostiary.edge.ClientEndpoint;
import ostiary.edge.ConfirmAddressEndpoint;
import ostiary.edge.ConfirmAuthenticatorEndpoint;
import ostiary.edge.ConfirmSignOutEndpoint;
import ostiary.edge.ConfirmSignUpEndpoint;
import ostiary.edge.ConnectedAppsEndpoint;
import ostiary.edge.DirectAdminEndpoint;
import ostiary.edge.EndAllSessionsEndpoint;
import ostiary.edge.EndSessionEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.ExportAccountEndpoint;
import ostiary.edge.FactorAnswer;
import ostiary.edge.ForgotPasswordEndpoint;
import ostiary.edge.IntrospectionEndpoint;
import ostiary.edge.JwksEndpoint;
import ostiary.edge.ListFactorsEndpoint;
import ostiary.edge.ListPasskeysEndpoint;
import ostiary.edge.ListSessionsEndpoint;
import ostiary.edge.LoginChallengeEndpoint;
import ostiary.edge.LoginEndpoint;
import ostiary.edge.LogoutEndpoint;
import ostiary.edge.MeEndpoint;
import ostiary.edge.MetadataEndpoint;
import ostiary.edge.PageAnswers;
import ostiary.edge.PageForm;
import ostiary.edge.PasskeyOriginsEndpoint;
import ostiary.edge.RefreshEndpoint;
import ostiary.edge.RemoveFactorEndpoint;
import ostiary.edge.RenewRecoveryCodesEndpoint;
import ostiary.edge.RequestDeletionEndpoint;
import ostiary.edge.ResetPasswordEndpoint;
import ostiary.edge.RevocationEndpoint;
import ostiary.edge.Router;
import ostiary.edge.SignInAnswer;
import ostiary.edge.SignInEndpoint;
import ostiary.edge.SignInPage;
import ostiary.edge.SignOutEndpoint;
import ostiary.edge.SignUpEndpoint;
import ostiary.edge.SignUpOnPageEndpoint;
import ostiary.edge.SignUpPage;
import ostiary.edge.TokenEndpoint;
import ostiary.edge.UserInfoEndpoint;
import ostiary.edge.UserSearchAnswers;

/// The functions over a service in memory, with one user who is logged in.
final class SampleWorld {
    private static final String SCOPE = "profile";

    private static final String CLIENT = "billing";

    private final World world;
    private final String clientSecret;
    private final IssuedTokens tokens;

    SampleWorld() {
        this(new World());
    }

    SampleWorld(World world) {
        this.world = world;
        this.clientSecret = world.oauth.registered(
                CLIENT,
                new ClientDescription(
                        "Billing",
                        Set.of(GrantType.values()),
                        Set.of("orders:read"),
                        Set.of("https://orders.example.com"),
                        Optional.empty(),
                        SignInRules.to("https://billing.example/cb")));
        this.tokens = world.loggedIn(world.clients.find("default").orElseThrow());
    }

    /// The values of the placeholders in the sample events.
    Map<String, String> values() {
        var token = world.signer.read(tokens.accessToken());
        var user =
                world.stores.users().find(token.subject().user().orElseThrow()).orElseThrow();
        return Map.ofEntries(
                entry("access_token", tokens.accessToken()),
                entry("narrow_access_token", narrow(token)),
                entry("refresh_token", tokens.refreshToken().text()),
                entry("user_id", token.subject().toString()),
                entry("session_id", token.sessionId().toString()),
                entry("scope", SCOPE),
                entry("email", user.email().value()),
                entry("password", World.PASSWORD.text()),
                entry("client_id", CLIENT),
                entry("client_secret", clientSecret),
                entry("client_access_token", clientToken()));
    }

    private String narrow(AccessToken token) {
        return world.signer.sign(new AccessToken(
                token.id() + "-narrow",
                token.subject().user().orElseThrow(),
                token.sessionId(),
                token.clientId(),
                Set.of("other"),
                token.roles(),
                token.issuedAt(),
                token.expiresAt(),
                token.authTime().orElseThrow(),
                token.amr()));
    }

    RequestStreamHandler handler(String function) {
        return switch (function) {
            case "signup" -> new SignUpHandler(signUp());
            case "login" -> new LoginHandler(login());
            case "refresh" -> new RefreshHandler(refresh());
            case "logout" -> new LogoutHandler(logout());
            case "token" -> new TokenHandler(token());
            case "pages" -> new PagesHandler(pages());
            case "security" -> new SecurityHandler(security());
            case "admin" -> admin();
            case "backchannel" -> new BackchannelHandler(backchannel());
            case "account" -> new AccountHandler(account());
            case "sessions" -> new SessionsHandler(sessions());
            case "discovery" -> new DiscoveryHandler(discovery());
            case "authorizer" -> new AuthorizerHandler(world.checkAccess(), AuthorizerResponse.SIMPLE);
            default -> throw new IllegalArgumentException(function);
        };
    }

    private AdminHandler admin() {
        var answers = new AdminAnswers(world.findTarget(), world.showUser(), world.actOnUser(), world.stores.admins());
        var search = new UserSearchAnswers(Optional.of(world.searchUsers()));
        var access = new Access.Bearer(Api.ADMIN_SCOPE);
        var routes = new AdminEndpoints(answers, search)
                .routes(endpoint -> new Authorized(access, world.checkAccess(), endpoint), world.admitOperator());
        return new AdminHandler(new Router(routes), new DirectAdminEndpoint(answers, search));
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

    private Endpoint security() {
        var recovery = world.recovery();
        var change = BodyEndpoint.json(RecoveryApi.CHANGE, new ChangePasswordEndpoint(recovery.change()));
        var routes = new HashMap<Route, Endpoint>(factors());
        var addresses = world.addresses();
        routes.put(
                AddressApi.ASK, own(BodyEndpoint.json(AddressApi.ASK, new AskForAddressEndpoint(addresses.request()))));
        routes.put(
                AddressApi.CONFIRM,
                own(BodyEndpoint.json(
                        AddressApi.CONFIRM, new ConfirmAddressEndpoint(addresses.confirm(), addresses.secrets()))));
        routes.putAll(Map.of(
                RecoveryApi.FORGOT,
                        BodyEndpoint.json(RecoveryApi.FORGOT, new ForgotPasswordEndpoint(recovery.request())),
                RecoveryApi.RESET,
                        BodyEndpoint.json(
                                RecoveryApi.RESET, new ResetPasswordEndpoint(recovery.reset(), recovery.secrets())),
                RecoveryApi.CHANGE, new Authorized(new Access.Bearer(SCOPE), world.checkAccess(), change),
                AccountApi.EXPORT, own(new ExportAccountEndpoint(world.exportAccount())),
                DeletionApi.REQUEST, own(new RequestDeletionEndpoint(world.deletion.request())),
                DeletionApi.CANCEL,
                        BodyEndpoint.json(DeletionApi.CANCEL, new CancelDeletionEndpoint(world.deletion.cancel()))));
        return new Router(routes);
    }

    private Map<Route, Endpoint> factors() {
        var answer = new FactorAnswer("Example", text -> "<svg/>");
        var add = world.factors.add();
        return Map.of(
                PasskeyApi.LIST, own(new ListPasskeysEndpoint(new InMemoryPasskeyStore(new InMemoryUserStore()))),
                FactorApi.LIST, own(new ListFactorsEndpoint(world.factors.list())),
                FactorApi.ADD_AUTHENTICATOR,
                        own(BodyEndpoint.json(FactorApi.ADD_AUTHENTICATOR, new AddAuthenticatorEndpoint(add, answer))),
                FactorApi.CONFIRM_AUTHENTICATOR,
                        own(BodyEndpoint.json(
                                FactorApi.CONFIRM_AUTHENTICATOR, new ConfirmAuthenticatorEndpoint(add, answer))),
                FactorApi.REMOVE, own(new RemoveFactorEndpoint(world.factors.remove(), answer)),
                FactorApi.RENEW_RECOVERY_CODES, own(new RenewRecoveryCodesEndpoint(world.factors.renew(), answer)));
    }

    private Endpoint own(Endpoint endpoint) {
        return new Authorized(new Access.Bearer(SCOPE), world.checkAccess(), endpoint);
    }

    private Endpoint refresh() {
        return new Router(Map.of(
                SessionApi.REFRESH,
                BodyEndpoint.json(SessionApi.REFRESH, new RefreshEndpoint(world.refreshSession()))));
    }

    private Endpoint logout() {
        return new Router(Map.of(
                SessionApi.LOG_OUT, BodyEndpoint.json(SessionApi.LOG_OUT, new LogoutEndpoint(world.logOut())),
                OAuthApi.REVOKE, client(OAuthApi.REVOKE, new RevocationEndpoint(world.oauth.revokeToken()))));
    }

    private Endpoint token() {
        return new Router(Map.of(
                OAuthApi.TOKEN,
                client(
                        OAuthApi.TOKEN,
                        new TokenEndpoint(
                                World.OWN_AUDIENCE,
                                world.oauth.redeemCode(),
                                world.oauth.refreshGrant(),
                                world.oauth.grantClientCredentials()))));
    }

    private Endpoint pages() {
        var issuer = "https://auth.example.com";
        var pages = new PageAnswers(new HostedPages(Theme.of("Acme")), issuer, new SecureRandom());
        var signInPage = new SignInPage(pages, true, Optional.empty());
        var authorize = world.oauth.authorize();
        var authorization = new AuthorizationEndpoint(authorize, signInPage, pages, issuer);
        var signIn =
                new SignInEndpoint(world.logIn(), new SignInAnswer(signInPage, pages, world.oauth.takeOverBrowser()));
        var visits = new AccountVisits(world.oauth.browserSessions(), signInPage, pages, world.clock);
        return new Router(Map.of(
                AccountPagesApi.APPS,
                new ConnectedAppsEndpoint(visits, world.oauth.listApps(), world.oauth.withdrawConsent()),
                PagesApi.SIGN_OUT,
                new SignOutEndpoint(world.oauth.signOut(), pages),
                PagesApi.SIGN_UP,
                new PageForm(
                        PagesApi.SIGN_UP,
                        authorize,
                        pages,
                        new SignUpOnPageEndpoint(world.oauth.signUpInBrowser(), new SignUpPage(pages))),
                PagesApi.CONFIRM_SIGN_OUT,
                new ConfirmSignOutEndpoint(world.oauth.signOut(), pages),
                PagesApi.AUTHORIZE,
                authorization,
                PagesApi.AUTHORIZE_BY_FORM,
                authorization,
                PagesApi.SIGN_IN,
                new PageForm(PagesApi.SIGN_IN, authorize, pages, signIn)));
    }

    private Endpoint backchannel() {
        var introspect = new IntrospectionEndpoint("https://auth.example.com", world.oauth.introspectToken());
        return new Router(Map.of(OAuthApi.INTROSPECT, client(OAuthApi.INTROSPECT, introspect)));
    }

    private Endpoint client(Route route, ClientEndpoint.Action action) {
        return new ClientEndpoint(route, world.oauth.authenticateClient(), action);
    }

    private String clientToken() {
        var client = world.stores.clients().find(CLIENT).orElseThrow();
        return switch (world.oauth.grantClientCredentials().grant(client, Optional.empty(), List.of())) {
            case Granted granted -> granted.accessToken();
            case Refused(var error) -> throw new AssertionError(error);
        };
    }

    private Endpoint account() {
        var me = new MeEndpoint(world.stores.users());
        return new Router(Map.of(
                AccountApi.ME,
                new Authorized(new Access.Bearer(SCOPE), world.checkAccess(), me),
                OAuthApi.USER_INFO,
                new UserInfoEndpoint(world.oauth.readUserInfo())));
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
        var metadata = new MetadataEndpoint("https://auth.example.com", Set.of(Api.ACCOUNT_SCOPE));
        return new Router(Map.of(
                DiscoveryApi.JWKS,
                new JwksEndpoint(() -> "{\"keys\":[]}"),
                DiscoveryApi.OPENID_CONFIGURATION,
                metadata,
                DiscoveryApi.OAUTH_METADATA,
                metadata,
                DiscoveryApi.PASSKEY_ORIGINS,
                new PasskeyOriginsEndpoint(List.of("https://auth.example.com"))));
    }
}
