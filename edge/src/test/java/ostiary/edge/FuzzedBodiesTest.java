package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.Access;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.AddressApi;
import ostiary.blueprint.Api;
import ostiary.blueprint.BodyEncoding;
import ostiary.blueprint.DeletionApi;
import ostiary.blueprint.FactorApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.PagesApi;
import ostiary.blueprint.PasskeyApi;
import ostiary.blueprint.RecoveryApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.SessionApi;
import ostiary.blueprint.SignUpApi;
import ostiary.core.testing.PasskeyUseCases;
import ostiary.core.testing.World;
import ostiary.core.user.EditProfile;
import ostiary.edge.page.Page;

/// No body that a stranger sends is the service's fault, whichever route it goes to: over the real use cases.
class FuzzedBodiesTest extends PagesSetup {
    /// `-Dostiary.fuzz=n` sends so many; `make torture` sends 100,000 to each route.
    private static final int BODIES = Integer.getInteger("ostiary.fuzz", 1_000);

    /// Longer than all counts of guesses from an address last.
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(16);

    private final Router router = new Router(routes());

    private Map<Route, Endpoint> routes() {
        var passkeys = new PasskeyUseCases(world);
        var routes = new HashMap<Route, Endpoint>();
        Map.<Route, BodyEndpoint.Action>of(
                        SignUpApi.SIGN_UP, new SignUpEndpoint(world.signUp()),
                        SignUpApi.CONFIRM_SIGN_UP, new ConfirmSignUpEndpoint(world.confirmSignUp()),
                        LoginApi.LOG_IN, new LoginEndpoint(world.logIn(), world.clients),
                        PasskeyApi.LOG_IN, new PasskeyLoginEndpoint(passkeys.logIn(), world.clients),
                        LoginApi.ANSWER_CHALLENGE, new LoginChallengeEndpoint(world.answerChallenge(World.NO_FACTORS)),
                        SessionApi.REFRESH, new RefreshEndpoint(world.refreshSession()),
                        SessionApi.LOG_OUT, new LogoutEndpoint(world.logOut()),
                        DeletionApi.CANCEL, new CancelDeletionEndpoint(world.deletion.cancel()),
                        RecoveryApi.FORGOT,
                                new ForgotPasswordEndpoint(world.recovery().request()),
                        RecoveryApi.RESET,
                                new ResetPasswordEndpoint(
                                        world.recovery().reset(),
                                        world.recovery().secrets()))
                .forEach((route, action) -> routes.put(route, BodyEndpoint.json(route, action)));
        Map.<Route, ClientEndpoint.Action>of(
                        OAuthApi.TOKEN,
                        new TokenEndpoint(
                                World.OWN_AUDIENCE,
                                world.oauth.redeemCode(),
                                world.oauth.refreshGrant(),
                                world.oauth.grantClientCredentials()),
                        OAuthApi.REVOKE,
                        new RevocationEndpoint(world.oauth.revokeToken()),
                        OAuthApi.INTROSPECT,
                        new IntrospectionEndpoint(ISSUER, world.oauth.introspectToken()))
                .forEach((route, action) ->
                        routes.put(route, new ClientEndpoint(route, world.oauth.authenticateClient(), action)));
        var answer = new FactorAnswer("Example", text -> "<svg/>");
        Map.<Route, BodyEndpoint.Action>of(
                        RecoveryApi.CHANGE,
                                new ChangePasswordEndpoint(world.recovery().change()),
                        AddressApi.ASK,
                                new AskForAddressEndpoint(world.addresses().request()),
                        AddressApi.CONFIRM,
                                new ConfirmAddressEndpoint(
                                        world.addresses().confirm(),
                                        world.addresses().secrets()),
                        FactorApi.ADD_AUTHENTICATOR, new AddAuthenticatorEndpoint(world.factors.add(), answer),
                        FactorApi.CONFIRM_AUTHENTICATOR, new ConfirmAuthenticatorEndpoint(world.factors.add(), answer),
                        PasskeyApi.ADD, new AddPasskeyEndpoint(passkeys.add(), new PasskeyAnswer(answer)),
                        PasskeyApi.RENAME, new RenamePasskeyEndpoint(passkeys.store))
                .forEach((route, action) -> routes.put(
                        route,
                        new Authorized(
                                new Access.Bearer("profile"), world.checkAccess(), BodyEndpoint.json(route, action))));
        routes.put(
                AccountApi.EDIT,
                new Authorized(
                        new Access.Bearer("profile"),
                        world.checkAccess(),
                        BodyEndpoint.mergePatch(
                                AccountApi.EDIT,
                                new EditProfileEndpoint(new EditProfile(world.stores.users(), world.clock)))));
        var answers = new AdminAnswers(world.findTarget(), world.showUser(), world.actOnUser(), world.stores.admins());
        routes.putAll(new AdminEndpoints(answers, new UserSearchAnswers(Optional.of(world.searchUsers())))
                .routes(
                        endpoint -> new Authorized(new Access.Bearer("profile"), world.checkAccess(), endpoint),
                        world.admitOperator()));
        routes.put(OAuthApi.USER_INFO_BY_FORM, new UserInfoEndpoint(world.oauth.readUserInfo()));
        return routes;
    }

    static Stream<Route> routesWithABody() {
        return Api.ROUTES.stream().filter(route -> !route.body().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("routesWithABody")
    void eachRouteIsThere(Route route) {
        assertThat(status(route, "")).isNotIn(404, 405);
    }

    @ParameterizedTest
    @MethodSource("routesWithABody")
    void noBodyIsAnsweredWithAFault(Route route) {
        var good = good(route);
        for (int seed = 1; seed <= BODIES; seed++) {
            var body = text(route, new MutatedBody(good, new SplittableRandom(seed)));

            assertThat(status(route, body)).as("seed %d", seed).isBetween(200, 499);
        }
    }

    /// Values that get past the checks of form; each field that is not named here has that of an address.
    private Map<String, String> good(Route route) {
        var known = new TreeMap<String, String>();
        if (isOfPages(route)) {
            signIn(request("shop"), World.PASSWORD.text());
            get(request("shop"));
            shown.stream()
                    .filter(Page.SignIn.class::isInstance)
                    .map(Page.SignIn.class::cast)
                    .forEach(page -> known.putAll(page.hidden()));
        }
        known.putAll(Map.of(
                "grant_type",
                "authorization_code",
                "redirect_uri",
                BACK,
                "code_verifier",
                VERIFIER,
                "scope",
                "openid",
                "resource",
                "https://orders.example",
                "client_id",
                route.encoding() == BodyEncoding.JSON ? "browser" : "shop",
                "password",
                World.PASSWORD.text(),
                "new_password",
                World.PASSWORD.text(),
                "access_token",
                world.loggedIn(world.clients.byDefault()).accessToken()));
        var good = new TreeMap<String, String>();
        route.body().forEach(field -> good.put(field.name(), known.getOrDefault(field.name(), ada)));
        good.remove("client_secret");
        return good;
    }

    private static boolean isOfPages(Route route) {
        return route.function() == PagesApi.AUTHORIZE.function();
    }

    private static String text(Route route, MutatedBody body) {
        return route.encoding() == BodyEncoding.FORM ? body.form() : body.json();
    }

    private int status(Route route, String body) {
        world.clock.advance(LONG_ENOUGH);
        var mediaType = route.encoding().mediaType();
        if (isOfPages(route)) {
            return send("POST", route.path(), "", mediaType, body).status();
        }
        var request = Requests.send(route.method().name(), route.path(), mediaType, Body.of(body));
        return router.handle(
                        route.access() instanceof Access.Bearer
                                ? Requests.with(request, "authorization", "Bearer " + freshToken())
                                : request)
                .status();
    }

    private String freshToken() {
        return world.loggedIn(world.clients.byDefault()).accessToken();
    }
}
