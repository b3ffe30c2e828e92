package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.OAuthApi;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.client.InMemoryClientStore;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.SignInRules;
import ostiary.core.testing.Fresh;

/// Which page may read what a client is answered.
class ClientOriginsTest {
    private static final String PAGE = "https://shop.example.com";
    private static final String ALLOWED = "access-control-allow-origin";

    private final InMemoryClientStore clients = new InMemoryClientStore();
    private final RegisteredClient shop = client("shop", PAGE);

    private static RegisteredClient client(String id, String origin) {
        var rules = new SignInRules(
                RedirectUris.of(origin + "/cb"), RedirectUris.NONE, Set.of(origin), true, false, BuiltInPolicy.BROWSER);
        var described = new ClientDescription(
                id, Set.of(GrantType.AUTHORIZATION_CODE), Set.of("openid"), Set.of(), Optional.empty(), rules);
        return new RegisteredClient(id, ClientType.PUBLIC, List.of(), described, Fresh.now(), 1);
    }

    private static Request from(String origin) {
        return Requests.with(Requests.get("/oauth2/userinfo"), "origin", origin);
    }

    @Test
    void aPageOfTheClientsReadsItsAnswersWithoutCookies() {
        var shown = ClientOrigins.show(from(PAGE), shop, Response.json(400, "{}"));

        assertThat(shown.headers())
                .containsEntry(ALLOWED, PAGE)
                .containsEntry("vary", "Origin")
                .containsEntry("access-control-expose-headers", "retry-after,www-authenticate")
                .doesNotContainKey("access-control-allow-credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "*",
                "https://shop.example.com/",
                "https://shop.example.com:443",
                "https://SHOP.example.com",
                "http://shop.example.com",
                "https://shop.example.com.evil.example",
                "https://shop.example.com, https://evil.example",
                ""
            })
    void aPageOfAnotherOriginReadsNothing(String origin) {
        assertThat(ClientOrigins.show(from(origin), shop, Response.json(200, "{}"))
                        .headers())
                .doesNotContainKey(ALLOWED);
    }

    @Test
    void anAnswerToATokenIsForThePagesOfTheClientThatTheTokenNames() {
        clients.add(shop);
        clients.add(client("other", "https://other.example.com"));
        var endpoint = new TokenOrigins(request -> Problem.INVALID_TOKEN.response(request), clients);

        assertThat(allowed(endpoint, PAGE, "{\"a\":{\"client_id\":\"other\"},\"client_id\":\"shop\"}"))
                .contains(PAGE);
        assertThat(allowed(endpoint, PAGE, "{\"client_id\":\"other\"}")).isEmpty();
        assertThat(allowed(endpoint, PAGE, "{\"client_id\":\"nobody\"}")).isEmpty();
        assertThat(endpoint.handle(from(PAGE)).headers()).doesNotContainKey(ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "1", "{", "{\"client_id\":[\"shop\"]}", "{\"client_id\":{}}", "{\"client_id\":null}"})
    void aTokenThatNamesNobodyIsAnsweredAllTheSame(String claims) {
        clients.add(shop);
        var endpoint = new TokenOrigins(request -> Problem.INVALID_TOKEN.response(request), clients);

        assertThat(allowed(endpoint, PAGE, claims)).isEmpty();
        assertThat(endpoint.handle(Requests.with(from(PAGE), "authorization", "Bearer a.b!.c"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aPreflightNamesNoClientAndIsAnsweredAlikeToAll() {
        var router = new Router(Map.of(OAuthApi.PREFLIGHTS.getFirst(), new PreflightEndpoint()));
        var asked = Requests.with(Requests.bodiless("OPTIONS", "/oauth2/token"), "origin", "https://evil.example");

        var answer = router.handle(asked);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers())
                .containsEntry(ALLOWED, "*")
                .containsEntry("access-control-allow-headers", "authorization,content-type")
                .doesNotContainKey("access-control-allow-credentials");
    }

    private static Optional<String> allowed(Endpoint endpoint, String origin, String claims) {
        var token = "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".x";
        var request = Requests.with(from(origin), "authorization", "Bearer " + token);
        return Optional.ofNullable(endpoint.handle(request).headers().get(ALLOWED));
    }
}
