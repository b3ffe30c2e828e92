package ostiary.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ostiary.blueprint.AccountPagesApi;
import ostiary.blueprint.PagesApi;
import ostiary.blueprint.RecoveryPagesApi;
import ostiary.blueprint.Route;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.Clients;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.SignInRules;
import ostiary.core.oauth.Authorize;
import ostiary.core.oauth.BrowserSessions;
import ostiary.core.oauth.RedeemCode;
import ostiary.core.testing.AddressUseCases;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.PasskeyUseCases;
import ostiary.core.testing.RecoveryUseCases;
import ostiary.core.testing.World;
import ostiary.core.token.Sha256;
import ostiary.edge.page.Page;
import ostiary.edge.page.RenderedPage;

/// The pages over a service in memory, used as a browser does. The pages themselves are kept in place of drawn.
abstract class PagesSetup {
    static final String ISSUER = "https://auth.example.com";
    static final String BACK = "https://shop.example/cb?x=1";
    static final String GOODBYE = "https://shop.example/bye";
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    final World world = new World();
    final RecoveryUseCases recovery = world.recovery();
    final PasskeyUseCases passkeys = new PasskeyUseCases(world);
    final AddressUseCases addresses = world.addresses();
    final String ada = world.account(Fresh.email()).email().value();
    final List<Page> shown = new ArrayList<>();
    final Map<String, String> cookies = new TreeMap<>();
    private final Router router = router();

    PagesSetup() {
        register("shop", true, BACK);
        register("stranger", false, "https://stranger.example/cb");
        register("app", true, "com.example.app:/cb");
    }

    final void register(String id, boolean isFirstParty, String redirectUri) {
        var rules = new SignInRules(
                RedirectUris.of(redirectUri),
                RedirectUris.of(GOODBYE),
                Set.of(),
                true,
                isFirstParty,
                BuiltInPolicy.DEFAULT);
        var described = new ClientDescription(
                id,
                Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
                Set.of("openid", "email"),
                Set.of("https://orders.example"),
                Optional.empty(),
                rules);
        world.oauth.administerClients().register(id, ClientType.PUBLIC, described);
    }

    private Router router() {
        var pages = new PageAnswers(
                (page, _) -> {
                    shown.add(page);
                    return new RenderedPage(page.toString(), List.of());
                },
                ISSUER,
                new SecureRandom());
        var signInPage = new SignInPage(pages, true, Optional.of(passkeys.signIn()));
        var authorize = world.oauth.authorize();
        var authorization = new AuthorizationEndpoint(authorize, signInPage, pages, ISSUER);
        var answer = new SignInAnswer(signInPage, pages, world.oauth.takeOverBrowser());
        assertThat(Clients.only(BrowserSessions.CLIENT).byDefault()).isEqualTo(BrowserSessions.CLIENT);
        var visits = new AccountVisits(world.oauth.browserSessions(), signInPage, pages, world.clock);
        var apps = new ConnectedAppsEndpoint(visits, world.oauth.listApps(), world.oauth.withdrawConsent());
        var sessions = new SessionsPageEndpoint(
                visits, world.listSessions(), world.endSession(), world.endAllSessions(), true, true);
        var password = new ChangePasswordPageEndpoint(
                visits, new UserAddresses(world.stores.users()), recovery.change(), true);
        var routes = new HashMap<Route, Endpoint>(signUp(authorize, pages));
        routes.putAll(recovery(authorize, pages));
        routes.putAll(addresses(pages));
        routes.putAll(Map.of(
                AccountPagesApi.APPS,
                apps,
                AccountPagesApi.DISCONNECT_APP,
                new PageForm(AccountPagesApi.DISCONNECT_APP, authorize, pages, apps),
                PagesApi.ANSWER_CHALLENGE,
                new PageForm(
                        PagesApi.ANSWER_CHALLENGE,
                        authorize,
                        pages,
                        new SignInChallengeEndpoint(world.oauth.answerChallenge(), answer)),
                AccountPagesApi.SESSIONS,
                sessions,
                AccountPagesApi.END_SESSIONS,
                new PageForm(AccountPagesApi.END_SESSIONS, authorize, pages, sessions)));
        routes.putAll(Map.of(
                AccountPagesApi.PASSWORD,
                password,
                AccountPagesApi.CHANGE_PASSWORD,
                new PageForm(AccountPagesApi.CHANGE_PASSWORD, authorize, pages, password)));
        var factors = new FactorsPageEndpoint(
                visits,
                world.factors.list(),
                new FactorPages(visits, "Acme", text -> "<svg>" + text + "</svg>"),
                new FactorForms(world.factors.add(), world.factors.remove(), world.factors.renew()));
        routes.putAll(Map.of(
                AccountPagesApi.FACTORS,
                factors,
                AccountPagesApi.CHANGE_FACTORS,
                new PageForm(AccountPagesApi.CHANGE_FACTORS, authorize, pages, factors)));
        var own = new PasskeysPageEndpoint(
                visits,
                world.factors.list(),
                new PasskeyForms(passkeys.add(), passkeys.remove(), passkeys.store),
                true);
        routes.putAll(Map.of(
                AccountPagesApi.PASSKEYS,
                own,
                AccountPagesApi.CHANGE_PASSKEYS,
                new PageForm(AccountPagesApi.CHANGE_PASSKEYS, authorize, pages, own)));
        var signOut = new SignOutEndpoint(world.oauth.signOut(), pages);
        routes.putAll(Map.of(
                PagesApi.SIGN_OUT,
                signOut,
                PagesApi.SIGN_OUT_BY_FORM,
                signOut,
                PagesApi.CONFIRM_SIGN_OUT,
                new ConfirmSignOutEndpoint(world.oauth.signOut(), pages),
                PagesApi.AUTHORIZE,
                authorization,
                PagesApi.AUTHORIZE_BY_FORM,
                authorization,
                PagesApi.SIGN_IN,
                new PageForm(PagesApi.SIGN_IN, authorize, pages, new SignInEndpoint(world.oauth.signIn(), answer)),
                PagesApi.SIGN_IN_BY_PASSKEY,
                new PageForm(
                        PagesApi.SIGN_IN_BY_PASSKEY,
                        authorize,
                        pages,
                        new PasskeySignInEndpoint(passkeys.signIn(), answer)),
                PagesApi.KEEP_ACCOUNT,
                new PageForm(
                        PagesApi.KEEP_ACCOUNT,
                        authorize,
                        pages,
                        new KeepAccountEndpoint(world.deletion.cancel(), signInPage, pages)),
                PagesApi.CONSENT,
                new PageForm(PagesApi.CONSENT, authorize, pages, new ConsentEndpoint(authorization))));
        return new Router(routes);
    }

    private Map<Route, Endpoint> recovery(Authorize authorize, PageAnswers pages) {
        var page = new ForgotPasswordPage(pages);
        var forgot = new ForgotPasswordPageEndpoint(recovery.request(), page);
        var byCode = new ResetByCodeEndpoint(recovery.reset(), recovery.secrets(), page);
        var byLink = new ResetByLinkEndpoint(recovery.reset(), recovery.secrets(), page, pages);
        return Map.of(
                RecoveryPagesApi.FORGOT_PASSWORD_PAGE,
                forgot,
                RecoveryPagesApi.FORGOT_PASSWORD,
                new PageForm(RecoveryPagesApi.FORGOT_PASSWORD, authorize, pages, forgot),
                RecoveryPagesApi.RESET_BY_CODE,
                new PageForm(RecoveryPagesApi.RESET_BY_CODE, authorize, pages, byCode),
                RecoveryPagesApi.RESET_PAGE,
                byLink,
                RecoveryPagesApi.RESET_BY_LINK,
                byLink);
    }

    private Map<Route, Endpoint> addresses(PageAnswers pages) {
        var confirm = new ConfirmAddressByLinkEndpoint(addresses.confirm(), addresses.secrets(), pages);
        var restore = new RestoreAddressEndpoint(addresses.restore(), addresses.wayBack(), pages);
        return Map.of(
                RecoveryPagesApi.CONFIRM_ADDRESS_PAGE, confirm,
                RecoveryPagesApi.CONFIRM_ADDRESS, confirm,
                RecoveryPagesApi.RESTORE_ADDRESS_PAGE, restore,
                RecoveryPagesApi.RESTORE_ADDRESS, restore);
    }

    private Map<Route, Endpoint> signUp(Authorize authorize, PageAnswers pages) {
        var page = new SignUpPage(pages);
        var code = new MailedCodeEndpoint(world.oauth.signUpInBrowser(), page, pages);
        return Map.of(
                PagesApi.SIGN_UP,
                new PageForm(
                        PagesApi.SIGN_UP,
                        authorize,
                        pages,
                        new SignUpOnPageEndpoint(world.oauth.signUpInBrowser(), page)),
                PagesApi.CONFIRM_SIGN_UP,
                new PageForm(PagesApi.CONFIRM_SIGN_UP, authorize, pages, code),
                PagesApi.RESEND_CODE,
                new PageForm(PagesApi.RESEND_CODE, authorize, pages, code));
    }

    static Map<String, String> request(String client) {
        return new TreeMap<>(Map.of(
                "client_id", client,
                "response_type", "code",
                "scope", "openid",
                "state", "a b&c=d",
                "code_challenge", Sha256.of(VERIFIER.getBytes(US_ASCII)).value(),
                "code_challenge_method", "S256"));
    }

    Response get(Map<String, String> parameters) {
        return get(text(parameters));
    }

    Response get(String query) {
        return send("GET", PagesApi.AUTHORIZE.path(), query, "", "");
    }

    Response post(String path, Map<String, String> form) {
        return send("POST", path, "", "application/x-www-form-urlencoded", text(form));
    }

    Response send(String method, String path, String query, String mediaType, String body) {
        var headers = new TreeMap<>(Map.of("content-type", mediaType));
        if (!cookies.isEmpty()) {
            headers.put(
                    "cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var response = router.handle(new Request(
                method, path, headers, UrlEncoded.parameters(query), Body.of(body), "192.0.2.1", "request-1"));
        response.cookies().forEach(this::keep);
        return response;
    }

    private void keep(SetCookie cookie) {
        if (cookie.maxAge().filter(Duration::isZero).isPresent()) {
            cookies.remove(cookie.name());
        } else {
            cookies.put(cookie.name(), cookie.value());
        }
    }

    /// Opens the page of a request and fills it in.
    Response signIn(Map<String, String> parameters, String password) {
        get(parameters);
        var form = new TreeMap<>(((Page.SignIn) shown.getLast()).hidden());
        form.putAll(Map.of("username", ada, "password", password));
        return post(PagesApi.SIGN_IN.path(), form);
    }

    /// Signs in for a client, which gets its tokens.
    ///
    /// @return the ID token
    String idToken(String client, String nonce) {
        var parameters = request(client);
        parameters.put("nonce", nonce);
        signIn(parameters, World.PASSWORD.text());
        var code = query(get(parameters)).getOrDefault("code", List.of()).getFirst();
        var outcome = world.oauth
                .redeemCode()
                .redeem(
                        world.stores.clients().find(client).orElseThrow(),
                        code,
                        Optional.empty(),
                        Optional.of(VERIFIER));
        return ((RedeemCode.Outcome.Granted) outcome).tokens().idToken().orElseThrow();
    }

    static URI location(Response response) {
        return URI.create(
                Optional.ofNullable(response.headers().get("location")).orElseThrow());
    }

    static Map<String, List<String>> query(Response response) {
        return UrlEncoded.parameters(location(response).getRawQuery());
    }

    static String text(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
