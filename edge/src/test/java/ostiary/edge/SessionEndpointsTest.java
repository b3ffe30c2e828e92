package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.Access;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.SessionApi;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.testing.World;

/// A user's own sessions, over the real use cases: looked at and ended.
class SessionEndpointsTest {
    private final World world = new World();
    private final Router router = new Router(Map.of(
            SessionApi.REFRESH, BodyEndpoint.json(SessionApi.REFRESH, new RefreshEndpoint(world.refreshSession())),
            AccountApi.LIST_SESSIONS, protect(new ListSessionsEndpoint(world.listSessions())),
            AccountApi.END_SESSION, protect(new EndSessionEndpoint(world.endSession())),
            AccountApi.END_ALL_SESSIONS, protect(new EndAllSessionsEndpoint(world.endAllSessions()))));

    private Endpoint protect(Endpoint endpoint) {
        return new Authorized(new Access.Bearer("profile"), world.checkAccess(), endpoint);
    }

    @Test
    void aUserSeesThatALostAnswerWasForgiven() {
        var here = world.loggedIn(world.clients.byDefault());
        world.refreshSession().refresh(here.refreshToken().text(), World.LAPTOP);
        world.clock.advance(Duration.ofMinutes(1));
        var again =
                (Refreshed) world.refreshSession().refresh(here.refreshToken().text(), World.LAPTOP);

        var list = router.handle(bearing(again.tokens().accessToken(), Requests.get("/sessions")));

        assertThat(list.body()).contains("\"lost_answer_forgiven_at\":\"" + world.clock.instant() + "\"");
    }

    @Test
    void aUserLooksAtTheirSessionsAndEndsOne() {
        var here = world.loggedIn(world.clients.byDefault());
        var id = here.refreshToken().sessionId();

        var list = router.handle(bearing(here.accessToken(), Requests.get("/sessions")));
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body())
                .startsWith("{\"sessions\":[{\"id\":\"" + id + "\"")
                .contains("\"user_agent\":\"Firefox\"", "\"network\":\"192.0.2.1\"", "\"current\":true");

        var ended = router.handle(bearing(here.accessToken(), Requests.delete("/sessions/" + id)));
        assertThat(ended).returns(204, Response::status).returns("", Response::body);
        assertThat(refresh(here.refreshToken().text()).body()).contains("\"reason\":\"revoked\"");
    }

    @Test
    void aUserLogsOutEverywhere() {
        var here = world.loggedIn(world.clients.byDefault());

        assertThat(router.handle(bearing(here.accessToken(), Requests.delete("/sessions")))
                        .status())
                .isEqualTo(204);
        assertThat(refresh(here.refreshToken().text()).status()).isEqualTo(401);
    }

    @Test
    void aSessionOfSomebodyElseIsNotTouchedNorToldOf() {
        var mine = world.loggedIn(world.clients.byDefault());
        var theirs = world.loggedIn(world.clients.byDefault()).refreshToken();

        var response = router.handle(bearing(mine.accessToken(), Requests.delete("/sessions/" + theirs.sessionId())));

        assertThat(response.status()).isEqualTo(204);
        assertThat(refresh(theirs.text()).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoSessionIdIsNotFound() {
        var here = world.loggedIn(world.clients.byDefault());

        assertThat(router.handle(bearing(here.accessToken(), Requests.delete("/sessions/all")))
                        .status())
                .isEqualTo(404);
    }

    private static Request bearing(String token, Request request) {
        return Requests.with(request, "authorization", "Bearer " + token);
    }

    private Response refresh(String token) {
        return post(SessionApi.REFRESH.path(), "{\"refresh_token\":\"" + token + "\"}");
    }

    private Response post(String path, String json) {
        return router.handle(Requests.post(path, "application/json", Body.of(json)));
    }
}
