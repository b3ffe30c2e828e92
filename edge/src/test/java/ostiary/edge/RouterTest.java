package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Access;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.Api;
import ostiary.blueprint.LoginApi;
import ostiary.core.testing.World;

/// Which methods a path answers, declared or not.
class RouterTest {
    private static final Response LIST = Response.json(200, "{}");

    private final Router router = new Router(Map.of(
            AccountApi.ME,
            new Authorized(
                    new Access.Bearer(Api.ACCOUNT_SCOPE), new World().checkAccess(), _ -> Response.json(200, "{}")),
            AccountApi.LIST_SESSIONS,
            _ -> LIST,
            AccountApi.END_ALL_SESSIONS,
            _ -> Response.empty(204),
            AccountApi.END_SESSION,
            request -> Response.json(200, request.pathParameter("id")),
            LoginApi.LOG_IN,
            BodyEndpoint.json(LoginApi.LOG_IN, (_, _) -> {
                throw new AssertionError("let through");
            })));

    @Test
    void headAsksTheEndpointOfGet() {
        assertThat(router.handle(Requests.bodiless("HEAD", "/sessions"))).isEqualTo(LIST);
    }

    @Test
    void headNeedsATokenWhereGetDoes() {
        var response = router.handle(Requests.bodiless("HEAD", "/me"));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).containsEntry("www-authenticate", "Bearer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/me | GET, HEAD, OPTIONS",
                "/sessions | DELETE, GET, HEAD, OPTIONS",
                "/sessions/17 | DELETE, OPTIONS",
                "/login | OPTIONS, POST"
            })
    void optionsTellsTheMethodsOfAPathAndNothingElse(String path, String allowed) {
        var response = router.handle(Requests.bodiless("OPTIONS", path));

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers())
                .containsOnly(Map.entry("allow", allowed), Map.entry("cache-control", "no-store"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "*", "/logins", "/sessions/17/x", "/sessions/"})
    void nothingIsToldOfAnUnknownPath(String path) {
        for (var method : new String[] {"OPTIONS", "HEAD", "PATCH"}) {
            var response = router.handle(Requests.bodiless(method, path));

            assertThat(response.status()).isEqualTo(404);
            assertThat(response.headers()).doesNotContainKey("allow");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, /login",
        "GET, /login",
        "HEAD, /sessions/17",
        "PATCH, /me",
        "PUT, /me",
        "TRACE, /me",
        "get, /me",
        "'', /me"
    })
    void anyOtherMethodIsNotAllowed(String method, String path) {
        var response = router.handle(Requests.bodiless(method, path));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).containsKey("allow");
    }

    @Test
    void theEndpointLearnsWhatStandsInThePath() {
        assertThat(router.handle(Requests.delete("/sessions/17")).body()).isEqualTo("17");
    }
}
