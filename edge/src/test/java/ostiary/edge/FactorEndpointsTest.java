package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Access;
import ostiary.blueprint.FactorApi;
import ostiary.core.factor.FactorName;
import ostiary.core.factor.FactorOutcome;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.testing.FactorUseCases.Enrolled;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// A user's second factors by JSON: which outcome becomes which answer.
class FactorEndpointsTest {
    private final World world = new World();
    private final EmailAddress email = Fresh.email();
    private final FactorAnswer answer = new FactorAnswer("Example & Co", text -> "<svg>" + text.length() + "</svg>");
    private final Router router = new Router(Map.of(
            FactorApi.LIST,
            own(new ListFactorsEndpoint(world.factors.list())),
            FactorApi.ADD_AUTHENTICATOR,
            own(BodyEndpoint.json(
                    FactorApi.ADD_AUTHENTICATOR, new AddAuthenticatorEndpoint(world.factors.add(), answer))),
            FactorApi.CONFIRM_AUTHENTICATOR,
            own(BodyEndpoint.json(
                    FactorApi.CONFIRM_AUTHENTICATOR, new ConfirmAuthenticatorEndpoint(world.factors.add(), answer))),
            FactorApi.REMOVE,
            own(new RemoveFactorEndpoint(world.factors.remove(), answer)),
            FactorApi.RENEW_RECOVERY_CODES,
            own(new RenewRecoveryCodesEndpoint(world.factors.renew(), answer))));

    private String token = "";

    private Endpoint own(Endpoint endpoint) {
        return new Authorized(new Access.Bearer("profile"), world.checkAccess(), endpoint);
    }

    @BeforeEach
    void adaHasLoggedIn() {
        world.account(email);
        token = byPassword();
    }

    private String byPassword() {
        var outcome = world.logIn().logIn(email.value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        return ((LoggedIn) outcome).tokens().accessToken();
    }

    private String byRecoveryCode(Enrolled phone) {
        var asked = (Challenged)
                world.logIn().logIn(email.value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        var code = new ChallengeAnswer.Code(phone.recoveryCodes().getFirst());
        var outcome = world.answerChallenge(world.factors.verifier())
                .answer(asked.challenge(), code, World.LAPTOP, Optional.empty());
        return ((LoggedIn) outcome).tokens().accessToken();
    }

    private Enrolled enrol() {
        return world.factors.enrol(ada());
    }

    private UserId ada() {
        return world.stores.users().findCredential(email).orElseThrow().userId();
    }

    private Response post(String path, String json) {
        var request = Requests.post(path, "application/json", Body.of(json));
        return router.handle(Requests.with(request, "authorization", "Bearer " + token));
    }

    private Response send(String method, String path) {
        var get = Requests.with(Requests.get(path), "authorization", "Bearer " + token);
        return router.handle(
                new Request(method, path, get.headers(), get.query(), get.body(), get.sourceIp(), get.requestId()));
    }

    @Test
    void anAuthenticatorIsAddedConfirmedListedAndRemoved() {
        var begun = post("/me/factors/totp", "{\"name\":\" Ada's phone \"}");

        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.headers()).containsEntry("cache-control", "no-store");
        assertThat(member(begun, "secret")).matches("[A-Z2-7]{32}");
        assertThat(member(begun, "uri"))
                .isEqualTo("otpauth://totp/Example%20%26%20Co:" + email.value().replace("@", "%40") + "?secret="
                        + member(begun, "secret") + "&issuer=Example%20%26%20Co&algorithm=SHA1&digits=6&period=30");
        assertThat(member(begun, "qr")).isEqualTo("<svg>" + member(begun, "uri").length() + "</svg>");
        assertThat(send("GET", "/me/factors").body()).isEqualTo("{\"factors\":[],\"recovery_codes_left\":0}");

        var wrong = post("/me/factors/totp/" + member(begun, "id") + "/confirm", "{\"code\":\"12345\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(member(wrong, "code")).isEqualTo("invalid_code");
    }

    @Test
    void whoHasTwoFactorsListsThemRenewsCodesAndRemoves() {
        var phone = enrol();
        token = byRecoveryCode(phone);

        assertThat(send("GET", "/me/factors").body())
                .contains(
                        "\"id\":\"" + phone.id() + "\"",
                        "\"kind\":\"totp\"",
                        "\"name\":\"Phone\"",
                        "\"last_used_at\":",
                        "\"recovery_codes_left\":9")
                .doesNotContain("secret", phone.secret().base32());
        var renewed = send("POST", "/me/recovery-codes");
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.body())
                .contains("\"recovery_codes\":[\"")
                .doesNotContain(phone.recoveryCodes().getLast());
        assertThat(send("DELETE", "/me/factors/" + phone.id()).status()).isEqualTo(204);
        assertThat(send("GET", "/me/factors").body()).isEqualTo("{\"factors\":[],\"recovery_codes_left\":0}");
    }

    @Test
    void confirmingTellsTheRecoveryCodesOnce() {
        var begun = (FactorOutcome.Begun)
                world.factors.add().begin(world.factors.principal(ada(), "pwd"), new FactorName("Phone"));
        var path = "/me/factors/totp/" + begun.id() + "/confirm";
        var body = "{\"code\":\"" + world.factors.app.at(begun.secret(), world.clock.instant()) + "\"}";

        var first = post(path, body);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).matches("\\{\"recovery_codes\":\\[(\"[0-9A-Z-]{29}\",?){10}]}");
        assertThat(post(path, body)).returns(200, Response::status).returns("{\"recovery_codes\":[]}", Response::body);
    }

    /// RFC 9470 §3.
    @Test
    void anOldLoginIsChallenged() {
        token = refreshedAfter(Duration.ofMinutes(9));

        var response = post("/me/factors/totp", "{\"name\":\"Phone\"}");

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers())
                .containsEntry(
                        "www-authenticate", "Bearer error=\"insufficient_user_authentication\", max_age=\"900\"");
        assertThat(member(response, "code")).isEqualTo("insufficient_user_authentication");
        assertThat(member(response, "max_age")).isEqualTo("900");
    }

    private String refreshedAfter(Duration wait) {
        var outcome =
                (LoggedIn) world.logIn().logIn(email.value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        world.clock.advance(wait);
        var first = refresh(outcome.tokens().refreshToken().text());
        world.clock.advance(wait);
        return refresh(first.tokens().refreshToken().text()).tokens().accessToken();
    }

    private Refreshed refresh(String refreshToken) {
        return (Refreshed) world.refreshSession().refresh(refreshToken, World.LAPTOP);
    }

    /// The token of before the factor, as fresh as it is, does no more.
    @Test
    void aLoginByOneFactorIsChallengedOfWhoeverHasTwo() {
        var phone = enrol();

        assertThat(send("DELETE", "/me/factors/" + phone.id()))
                .returns(401, Response::status)
                .satisfies(response -> assertThat(response.headers())
                        .containsEntry(
                                "www-authenticate",
                                "Bearer error=\"insufficient_user_authentication\", max_age=\"900\","
                                        + " acr_values=\"2\""));
        assertThat(send("GET", "/me/factors").body()).contains(phone.id().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"\"}", "{\"name\":\"  \"}", "{\"name\":\"a\\u202Eb\"}", "{\"name\":7}", "{}"})
    void aNameThatIsNoneIsRefused(String body) {
        assertThat(post("/me/factors/totp", body))
                .returns(400, Response::status)
                .satisfies(response -> assertThat(response.body()).contains("invalid_request", "\"name\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "x", "%00", "6b1f6a3e-52c1-4a4e-9d5b-0f4f6c6a7d1"})
    void anIdThatIsNoneIsNotFound(String id) {
        assertThat(send("DELETE", "/me/factors/" + id).status()).isEqualTo(404);
        assertThat(post("/me/factors/totp/" + id + "/confirm", "{\"code\":\"123456\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        assertThat(router.handle(Requests.get("/me/factors")).status()).isEqualTo(401);
        assertThat(router.handle(Requests.post("/me/factors/totp", "application/json", Body.of("{\"name\":\"x\"}")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void tooManyChangesHaveToWait() {
        for (int i = 0; i < Limits.FACTOR_CHANGE_BY_USER.most(); i++) {
            assertThat(post("/me/factors/totp", "{\"name\":\"Phone\"}").status())
                    .isEqualTo(201);
        }

        assertThat(post("/me/factors/totp", "{\"name\":\"Phone\"}"))
                .returns(429, Response::status)
                .satisfies(response -> assertThat(response.headers()).containsKey("retry-after"));
    }

    private static String member(Response response, String name) {
        var value = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(response.body());
        assertThat(value.find()).as(response.body()).isTrue();
        return value.group(1);
    }
}
