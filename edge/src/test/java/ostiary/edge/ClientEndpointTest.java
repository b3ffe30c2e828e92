package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.Route;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.GrantType;
import ostiary.core.client.SignInRules;
import ostiary.core.testing.World;

/// The endpoints that clients call themselves: how a client says who it is, what it may ask for, and what it is told.
class ClientEndpointTest {
    private static final String GRANT = "grant_type=client_credentials";
    private static final String ORDERS = "https://orders.example.com";

    private final World world = new World();
    private final String secret = world.oauth.registered(
            "billing",
            new ClientDescription(
                    "Billing",
                    Set.of(GrantType.CLIENT_CREDENTIALS),
                    Set.of("orders:read", "orders:write"),
                    Set.of(ORDERS),
                    Optional.empty()));
    private final Router router = new Router(Map.of(
            OAuthApi.TOKEN,
                    endpoint(
                            OAuthApi.TOKEN,
                            new TokenEndpoint(
                                    World.OWN_AUDIENCE,
                                    world.oauth.redeemCode(),
                                    world.oauth.refreshGrant(),
                                    world.oauth.grantClientCredentials())),
            OAuthApi.REVOKE, endpoint(OAuthApi.REVOKE, new RevocationEndpoint(world.oauth.revokeToken())),
            OAuthApi.INTROSPECT,
                    endpoint(
                            OAuthApi.INTROSPECT,
                            new IntrospectionEndpoint("https://auth.example.com", world.oauth.introspectToken()))));

    private Endpoint endpoint(Route route, ClientEndpoint.Action action) {
        return new ClientEndpoint(route, world.oauth.authenticateClient(), action);
    }

    private static Request form(Route route, String form) {
        return Requests.post(route.path(), "application/x-www-form-urlencoded", Body.of(form));
    }

    private static String basic(String id, String secret) {
        var pair = URLEncoder.encode(id, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private Response byHeader(Route route, String form) {
        return router.handle(Requests.with(form(route, form), "authorization", basic("billing", secret)));
    }

    private Response token(String form) {
        return router.handle(form(OAuthApi.TOKEN, form));
    }

    private String credentials() {
        return "&client_id=billing&client_secret=" + secret;
    }

    private static String text(Response response, String member) {
        var found = Pattern.compile("\"" + member + "\":\"([^\"]*)\"").matcher(response.body());
        assertThat(found.find()).as("%s in %s", member, response.body()).isTrue();
        return found.group(1);
    }

    @Test
    void aClientGetsATokenByHeaderAndByForm() {
        for (var response : new Response[] {byHeader(OAuthApi.TOKEN, GRANT), token(GRANT + credentials())}) {
            assertThat(response.status()).as(response.body()).isEqualTo(200);
            assertThat(response.headers()).containsEntry("cache-control", "no-store");
            assertThat(response.body())
                    .contains(
                            "\"token_type\":\"Bearer\"", "\"expires_in\":600", "\"scope\":\"orders:read orders:write\"")
                    .doesNotContain("refresh_token", secret);
        }
    }

    /// Form-decoded before it is compared (RFC 6749 §2.3.1).
    @Test
    void aHeaderIsFormEncodedWithin() {
        var encoded = Base64.getEncoder().encodeToString(("%62illing:" + secret.replace("o", "%6f")).getBytes(UTF_8));
        var request = Requests.with(form(OAuthApi.TOKEN, GRANT), "authorization", "bAsIc  " + encoded);

        assertThat(router.handle(request).status()).isEqualTo(200);
    }

    static Stream<Arguments> wrongHeaders() {
        return Stream.of(
                        "Basic",
                        "Basic ",
                        "Basic !!!!",
                        "Basic " + Base64.getEncoder().encodeToString("billing".getBytes(UTF_8)),
                        "Basic " + Base64.getEncoder().encodeToString("billing:%zz".getBytes(UTF_8)),
                        "Basic " + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, ':', 'a'}),
                        "Bearer abc",
                        "",
                        basic("billing", ""),
                        basic("billing", "ocs_another"),
                        basic("nobody", "ocs_another"),
                        basic("", ""),
                        basic("default", "ocs_another"),
                        basic("billing\u0000", "ocs_another"))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("wrongHeaders")
    void whoDoesNotProveToBeAClientGetsNothing(String header) {
        var response = router.handle(Requests.with(form(OAuthApi.TOKEN, GRANT), "authorization", header));

        assertThat(response.status()).isEqualTo(401);
        assertThat(text(response, "error")).isEqualTo("invalid_client");
        assertThat(response.headers().get("www-authenticate")).startsWith("Basic realm=");
    }

    /// Libraries that are challenged tell of that, and not of the error.
    @Test
    void aWrongSecretInTheFormIsNotChallenged() {
        var response = token(GRANT + "&client_id=billing&client_secret=x");

        assertThat(response.status()).isEqualTo(400);
        assertThat(text(response, "error")).isEqualTo("invalid_client");
        assertThat(response.headers()).doesNotContainKey("www-authenticate");
    }

    /// Else it tells which clients there are.
    @Test
    void aWrongSecretAndNoClientAreAnsweredAlike() {
        assertThat(token(GRANT + "&client_id=billing&client_secret=x"))
                .isEqualTo(token(GRANT + "&client_id=nobody&client_secret=x"));
    }

    @Test
    void aClientAuthenticatesInOneWay() {
        var both = byHeader(OAuthApi.TOKEN, GRANT + credentials());
        var another = byHeader(OAuthApi.TOKEN, GRANT + "&client_id=other");
        var same = byHeader(OAuthApi.TOKEN, GRANT + "&client_id=billing");

        assertThat(both.status()).isEqualTo(400);
        assertThat(text(both, "error")).isEqualTo("invalid_request");
        assertThat(text(another, "error")).isEqualTo("invalid_request");
        assertThat(same.status()).isEqualTo(200);
    }

    static Stream<Arguments> wrongForms() {
        return Stream.of(
                Arguments.of("", "invalid_request"),
                Arguments.of("grant_type=", "invalid_request"),
                Arguments.of(GRANT + "&" + GRANT, "invalid_request"),
                Arguments.of(GRANT + "&scope=orders:read&scope=orders:write", "invalid_request"),
                Arguments.of(GRANT + "&foreign=1&foreign=2", "invalid_request"),
                Arguments.of(GRANT + "&scope=" + "a".repeat(2000), "invalid_request"),
                Arguments.of(GRANT + "&resource=" + "a".repeat(300), "invalid_request"),
                Arguments.of("{\"grant_type\":\"client_credentials\"}", "invalid_request"),
                Arguments.of("grant_type=%zz", "invalid_request"),
                Arguments.of("grant_type=password&username=a&password=b", "unsupported_grant_type"),
                Arguments.of("grant_type=implicit", "unsupported_grant_type"),
                Arguments.of("grant_type=CLIENT_CREDENTIALS", "unsupported_grant_type"),
                Arguments.of(GRANT + "&scope=admin", "invalid_scope"),
                Arguments.of(GRANT + "&resource=https://other.example.com", "invalid_target"),
                Arguments.of(GRANT + "&resource=" + ORDERS + "&resource=https://other.example.com", "invalid_target"));
    }

    @ParameterizedTest
    @MethodSource("wrongForms")
    void whatIsWrongIsToldAsRfc6749HasIt(String form, String error) {
        var response = byHeader(OAuthApi.TOKEN, form);

        assertThat(response.status()).isEqualTo(400);
        assertThat(text(response, "error")).isEqualTo(error);
        assertThat(text(response, "error_description")).isNotEmpty().doesNotContain("ostiary.", "Exception");
        assertThat(response.headers()).containsEntry("cache-control", "no-store");
    }

    @Test
    void oneResourceMayBeNamedTwice() {
        var response = byHeader(OAuthApi.TOKEN, GRANT + "&resource=" + ORDERS + "&resource=" + ORDERS);

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void anotherMediaTypeIsRefused() {
        var response = router.handle(Requests.json(OAuthApi.TOKEN, "{}"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(text(response, "error")).isEqualTo("invalid_request");
    }

    @Test
    void aTokenIsIntrospectedGivenBackAndOver() {
        var token = text(byHeader(OAuthApi.TOKEN, GRANT), "access_token");

        var live = byHeader(OAuthApi.INTROSPECT, "token=" + token + "&token_type_hint=refresh_token");
        assertThat(live.body())
                .contains(
                        "\"active\":true",
                        "\"iss\":\"https://auth.example.com\"",
                        "\"sub\":\"billing\"",
                        "\"client_id\":\"billing\"",
                        "\"token_type\":\"Bearer\"")
                .doesNotContain("auth_time");
        var revoked = byHeader(OAuthApi.REVOKE, "token=" + token);
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.body()).isEmpty();
        assertThat(byHeader(OAuthApi.INTROSPECT, "token=" + token).body()).isEqualTo("{\"active\":false}");
        assertThat(byHeader(OAuthApi.REVOKE, "token=" + token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aClientThatHasASecretIsNotLetOnWithoutIt(Route route, String form) {
        var nothing = router.handle(form(route, form));
        assertThat(nothing.status()).isEqualTo(401);
        assertThat(text(nothing, "error")).isEqualTo("invalid_client");

        for (var named : new String[] {"&client_id=billing", "&client_id=billing&client_secret="}) {
            var response = router.handle(form(route, form + named));
            assertThat(response.status()).isEqualTo(400);
            assertThat(text(response, "error")).isEqualTo("invalid_client");
            assertThat(response).isEqualTo(router.handle(form(route, form + named.replace("billing", "nobody"))));
        }
    }

    static Stream<Arguments> routes() {
        return Stream.of(
                Arguments.of(OAuthApi.TOKEN, GRANT),
                Arguments.of(OAuthApi.REVOKE, "token=x"),
                Arguments.of(OAuthApi.INTROSPECT, "token=x"));
    }

    /// Let on, and then refused for what it asks.
    @Test
    void aPublicClientNamesItselfToGetTokensAndToGiveThemBack() {
        registerApp();

        var token = token(GRANT + "&client_id=app");
        assertThat(token.status()).isEqualTo(400);
        assertThat(text(token, "error")).isEqualTo("unauthorized_client");
        assertThat(router.handle(form(OAuthApi.REVOKE, "token=x&client_id=app")).status())
                .isEqualTo(200);
        assertThat(router.handle(form(OAuthApi.REVOKE, "token=x&client_id=app&client_secret="))
                        .status())
                .as("a parameter without a value is none (RFC 6749 §3.2)")
                .isEqualTo(200);
    }

    @Test
    void aPublicClientDoesNotAskWhatATokenIsWorth() {
        registerApp();

        var response = router.handle(form(OAuthApi.INTROSPECT, "token=x&client_id=app"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(text(response, "error")).isEqualTo("invalid_client");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aPublicClientWithASecretIsRefused(Route route, String form) {
        registerApp();
        var inForm = router.handle(form(route, form + "&client_id=app&client_secret=x"));
        var empty = router.handle(Requests.with(form(route, form), "authorization", basic("app", "")));
        var another = router.handle(Requests.with(form(route, form), "authorization", basic("app", secret)));

        assertThat(inForm.status()).isEqualTo(400);
        assertThat(empty.status()).isEqualTo(401);
        assertThat(another.status()).isEqualTo(401);
        assertThat(Stream.of(inForm, empty, another))
                .allSatisfy(response -> assertThat(text(response, "error")).isEqualTo("invalid_client"));
    }

    private void registerApp() {
        world.oauth.registeredPublic(
                "app",
                new ClientDescription(
                        "App",
                        Set.of(GrantType.AUTHORIZATION_CODE),
                        Set.of("orders:read"),
                        Set.of(),
                        Optional.empty(),
                        SignInRules.to("com.example.app:/cb")));
    }

    @Test
    void aTokenOfSomebodyElseIsNotGivenBack() {
        var users = world.loggedIn(world.clients.byDefault()).accessToken();

        var response = byHeader(OAuthApi.REVOKE, "token=" + users);

        assertThat(response.status()).isEqualTo(400);
        assertThat(text(response, "error")).isEqualTo("invalid_grant");
    }
}
