package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.Access;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.SessionApi;
import ostiary.blueprint.SignUpApi;
import ostiary.core.UnavailableException;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;

/// Each route over the real use cases: which outcome becomes which answer.
class EndpointsTest {
    private static final String PASSWORD = World.PASSWORD.text();

    private final World world = new World();
    private final EmailAddress email = Fresh.email();
    private final Router router = new Router(Map.of(
            SignUpApi.SIGN_UP, BodyEndpoint.json(SignUpApi.SIGN_UP, new SignUpEndpoint(world.signUp())),
            SignUpApi.CONFIRM_SIGN_UP,
                    BodyEndpoint.json(SignUpApi.CONFIRM_SIGN_UP, new ConfirmSignUpEndpoint(world.confirmSignUp())),
            LoginApi.LOG_IN, BodyEndpoint.json(LoginApi.LOG_IN, new LoginEndpoint(world.logIn(), world.clients)),
            SessionApi.REFRESH, BodyEndpoint.json(SessionApi.REFRESH, new RefreshEndpoint(world.refreshSession())),
            SessionApi.LOG_OUT, BodyEndpoint.json(SessionApi.LOG_OUT, new LogoutEndpoint(world.logOut())),
            AccountApi.ME,
                    new Authorized(
                            new Access.Bearer("profile"), world.checkAccess(), new MeEndpoint(world.stores.users()))));

    @Test
    void aUserSignsUpConfirmsLogsInLooksRefreshesAndLogsOut() {
        assertThat(signUp(email.value(), PASSWORD))
                .returns(202, Response::status)
                .returns("", Response::body);
        assertThat(confirm(world.outbox.codeFor(email)).status()).isEqualTo(204);

        var tokens = logIn(PASSWORD);
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.headers()).containsEntry("cache-control", "no-store");
        assertThat(tokens.body()).contains("\"token_type\":\"Bearer\"", "\"expires_in\":600", "\"scope\":\"profile\"");

        var me = router.handle(
                Requests.with(Requests.get("/me"), "authorization", "Bearer " + member(tokens, "access_token")));
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body()).contains("\"email\":\"" + email.value() + "\"", "\"name\":\"Ada\"");

        var refreshed = refresh(member(tokens, "refresh_token"));
        assertThat(refreshed.status()).isEqualTo(200);
        var newest = member(refreshed, "refresh_token");
        assertThat(newest).isNotEqualTo(member(tokens, "refresh_token"));

        assertThat(logOut(newest)).returns(204, Response::status).returns("", Response::body);
        assertThat(refresh(newest).body()).contains("\"code\":\"invalid_grant\"", "\"reason\":\"revoked\"");
    }

    @Test
    void aSecondSignUpIsAnsweredLikeTheFirst() {
        world.account(email);

        var taken = signUp(email.value(), PASSWORD);
        var free = signUp(Fresh.email().value(), PASSWORD);

        assertThat(taken).isEqualTo(free);
    }

    @Test
    void aWeakPasswordIsRefusedWithTheReason() {
        assertThat(signUp(email.value(), "short").body()).contains("weak_password", "\"reason\":\"too_short\"");
        assertThat(signUp(email.value(), "x".repeat(129)).body()).contains("\"reason\":\"too_long\"");
        assertThat(signUp(email.value(), World.COMMON_PASSWORD.text()).body()).contains("\"reason\":\"common\"");
    }

    @Test
    void anAddressThatIsNoneIsRefusedByName() {
        assertThat(signUp("ada", PASSWORD).body()).contains("\"field\":\"email\"");
    }

    @Test
    void aWrongCodeIsRefused() {
        signUp(email.value(), PASSWORD);

        assertThat(confirm("0000-0000"))
                .returns(400, Response::status)
                .satisfies(response -> assertThat(response.body()).contains("invalid_code"));
    }

    @Test
    void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
        world.account(email);

        var wrong = logIn("wrong password");
        var unknown = logIn(Fresh.email().value(), PASSWORD);

        assertThat(wrong).isEqualTo(unknown);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.headers()).containsKey("www-authenticate");
        assertThat(wrong.body()).contains("invalid_credentials").doesNotContain(email.value());
    }

    @Test
    void tooManyWrongPasswordsHaveToWait() {
        Response last = logIn("wrong password");
        for (int i = 0; i < 60 && last.status() == 401; i++) {
            last = logIn("wrong password");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.headers().get("retry-after"))).isBetween(1, 900);
    }

    @Test
    void anUnknownClientIsRefusedByName() {
        var response = post(
                LoginApi.LOG_IN.path(), "{\"username\":\"a@example.com\",\"password\":\"x\",\"client_id\":\"nobody\"}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"field\":\"client_id\"");
    }

    @Test
    void aForeignRefreshTokenIsUnknown() {
        assertThat(refresh("ort_" + "A".repeat(108)))
                .returns(401, Response::status)
                .satisfies(response -> assertThat(response.body()).contains("\"reason\":\"unknown\""));
    }

    @Test
    void aReplayEndsTheSession() {
        var first = world.loggedIn(world.clients.byDefault()).refreshToken().text();
        var second = member(refresh(first), "refresh_token");
        world.clock.advance(Duration.ofSeconds(31));
        refresh(second);

        assertThat(refresh(first).body()).contains("\"reason\":\"replayed\"");
        assertThat(refresh(second).body()).contains("\"reason\":\"replayed\"");
    }

    @Test
    void logoutSaysNothingAboutAToken() {
        assertThat(logOut("no token of ours").status()).isEqualTo(204);
    }

    @Test
    void whatBreaksIsToldToTheOperatorOnly() {
        var told = new StringBuilder();
        Endpoint broken = _ -> {
            throw new IllegalStateException("secret table name");
        };
        Endpoint away = _ -> {
            throw new UnavailableException("secret table name", null);
        };

        var answer = new FaultBarrier(broken, (_, failure) -> told.append(failure)).handle(Requests.get("/"));
        var later = new FaultBarrier(away, (_, failure) -> told.append(failure)).handle(Requests.get("/"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(later.status()).isEqualTo(503);
        assertThat(later.headers()).containsEntry("retry-after", "1");
        assertThat(answer.body() + later.body()).doesNotContain("secret");
        assertThat(told).contains("IllegalStateException", "UnavailableException");
    }

    private Response signUp(String address, String password) {
        return post(
                SignUpApi.SIGN_UP.path(),
                "{\"email\":\"" + address + "\",\"password\":\"" + password + "\",\"name\":\" Ada \"}");
    }

    private Response confirm(String code) {
        return post(
                SignUpApi.CONFIRM_SIGN_UP.path(), "{\"email\":\"" + email.value() + "\",\"code\":\"" + code + "\"}");
    }

    private Response logIn(String password) {
        return logIn(email.value(), password);
    }

    private Response logIn(String username, String password) {
        return post(LoginApi.LOG_IN.path(), "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}");
    }

    private Response refresh(String token) {
        return post(SessionApi.REFRESH.path(), "{\"refresh_token\":\"" + token + "\"}");
    }

    private Response logOut(String token) {
        return post(SessionApi.LOG_OUT.path(), "{\"refresh_token\":\"" + token + "\"}");
    }

    private Response post(String path, String json) {
        return router.handle(Requests.post(path, "application/json", Body.of(json)));
    }

    private static String member(Response response, String name) {
        var matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(response.body());
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }
}
