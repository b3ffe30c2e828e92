package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.Access;
import ostiary.blueprint.DeletionApi;
import ostiary.blueprint.LoginApi;
import ostiary.core.factor.StepUp;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;

class DeletionEndpointsTest {
    private final World world = new World();
    private final EmailAddress email = Fresh.email();
    private final Router router = new Router(Map.of(
            LoginApi.LOG_IN,
            BodyEndpoint.json(LoginApi.LOG_IN, new LoginEndpoint(world.logIn(), world.clients)),
            DeletionApi.REQUEST,
            new Authorized(
                    new Access.Bearer("profile"),
                    world.checkAccess(),
                    new RequestDeletionEndpoint(world.deletion.request())),
            DeletionApi.CANCEL,
            BodyEndpoint.json(DeletionApi.CANCEL, new CancelDeletionEndpoint(world.deletion.cancel()))));

    DeletionEndpointsTest() {
        world.account(email);
    }

    private Response post(String path, String json) {
        return router.handle(Requests.post(path, "application/json", Body.of(json)));
    }

    private Response logIn(String password) {
        return post("/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(email.value(), password));
    }

    private Response request(String token) {
        return router.handle(Requests.with(
                Requests.post("/me/deletion", "application/json", Body.of("")), "authorization", "Bearer " + token));
    }

    private String token() {
        return member(logIn(World.PASSWORD.text()), "access_token");
    }

    private static String member(Response response, String name) {
        var parts = response.body().split("\"" + name + "\":\"", 2);
        return parts[1].substring(0, parts[1].indexOf('"'));
    }

    private Response cancel(String challenge) {
        return post("/deletion/cancel", "{\"challenge\":\"%s\"}".formatted(challenge));
    }

    @Test
    void anAccountIsAskedToGoAndKept() {
        var token = token();
        world.clock.advance(Duration.ofSeconds(2));
        var asked = request(token);
        assertThat(asked.status()).isEqualTo(202);
        world.clock.advance(Duration.ofSeconds(2));

        var refused = logIn(World.PASSWORD.text());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(member(refused, "code")).isEqualTo("deletion_pending");
        assertThat(member(refused, "deletes_at")).isEqualTo(member(asked, "deletes_at"));
        assertThat(refused.body()).doesNotContain("access_token", "refresh_token");
        var kept = cancel(member(refused, "challenge"));
        assertThat(kept.status()).isEqualTo(204);
        world.clock.advance(Duration.ofSeconds(2));
        assertThat(logIn(World.PASSWORD.text()).status()).isEqualTo(200);
    }

    /// Of whom will be deleted, of whom will not, and of nobody.
    @Test
    void aWrongPasswordIsAnsweredTheSame() {
        var before = logIn("wrong horse battery staple");
        request(token());
        world.clock.advance(Duration.ofSeconds(2));

        var after = logIn("wrong horse battery staple");

        assertThat(after.status()).isEqualTo(before.status()).isEqualTo(401);
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.headers()).isEqualTo(before.headers());
    }

    @Test
    void anOldLoginIsToldToLogInAnew() {
        var token = token();
        world.clock.advance(StepUp.MAX_AGE.plusSeconds(1));

        var answer = request(token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(member(answer, "code")).isIn("insufficient_user_authentication", "invalid_token");
    }

    @Test
    void anythingElseKeepsNothing() {
        var answer = cancel("och_anything");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(member(answer, "code")).isEqualTo("invalid_challenge");
    }
}
