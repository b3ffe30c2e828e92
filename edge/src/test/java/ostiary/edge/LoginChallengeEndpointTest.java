package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.LoginApi;
import ostiary.core.login.Factor;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.ScriptedSource;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.upstream.InMemorySourceAccountStore;
import ostiary.core.upstream.LinkOnLogin;
import ostiary.core.upstream.SourceCredentialVerifier;
import ostiary.core.upstream.SourceUser;
import ostiary.core.user.InMemoryUserStore;

/// A login in two steps, as a client sees it.
class LoginChallengeEndpointTest {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final World world = new World(Stores.inMemory(users));
    private final ScriptedSource source = new ScriptedSource();
    private final SourceCredentialVerifier verifier = SourceCredentialVerifier.linking(
            source, new LinkOnLogin(users, new InMemorySourceAccountStore(users), world.journal, world.clock));
    private final SourceUser ada = ScriptedSource.user(Fresh.email());
    private final Router router = new Router(Map.of(
            LoginApi.LOG_IN,
                    BodyEndpoint.json(LoginApi.LOG_IN, new LoginEndpoint(world.logIn(verifier), world.clients)),
            LoginApi.ANSWER_CHALLENGE,
                    BodyEndpoint.json(
                            LoginApi.ANSWER_CHALLENGE, new LoginChallengeEndpoint(world.answerChallenge(verifier)))));

    @ParameterizedTest
    @CsvSource({
        "TOTP, mfa_required, totp",
        "SMS, mfa_required, sms",
        "NEW_PASSWORD, new_password_required, new_password"
    })
    void aLoginTellsWhatElseIsAskedFor(Factor factor, String code, String name) {
        var response = logIn(factor);

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).containsKey("www-authenticate").containsEntry("cache-control", "no-store");
        assertThat(member(response, "code")).isEqualTo(code);
        assertThat(member(response, "factor")).isEqualTo(name);
        assertThat(member(response, "challenge")).matches("och_[\\w-]{43}");
        assertThat(response.body()).doesNotContain("session\"", ada.email().value());
    }

    @Test
    void theRightCodeGetsTokens() {
        var challenge = member(logIn(Factor.TOTP), "challenge");

        assertThat(answer(challenge, "code", ScriptedSource.CODE))
                .returns(200, Response::status)
                .satisfies(response -> assertThat(response.body()).contains("access_token", "refresh_token"));
        assertThat(answer(challenge, "code", ScriptedSource.CODE))
                .returns(401, Response::status)
                .satisfies(response -> assertThat(member(response, "code")).isEqualTo("invalid_challenge"));
    }

    @Test
    void aWrongCodeGetsAnotherChallenge() {
        var first = member(logIn(Factor.TOTP), "challenge");

        var response = answer(first, "code", "000000");

        assertThat(response.status()).isEqualTo(401);
        assertThat(member(response, "code")).isEqualTo("mfa_required");
        var second = member(response, "challenge");
        assertThat(second).isNotEqualTo(first);
        assertThat(answer(second, "code", ScriptedSource.CODE).status()).isEqualTo(200);
    }

    @Test
    void aNewPasswordGetsTokensUnlessItIsWeak() {
        var first = member(logIn(Factor.NEW_PASSWORD), "challenge");

        var weak = answer(first, "new_password", World.COMMON_PASSWORD.text());

        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.body()).contains("\"code\":\"weak_password\"", "\"reason\":\"common\"");
        assertThat(answer(member(weak, "challenge"), "new_password", "tangerine walrus 42 sunrise")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"code\":\"123456\",\"new_password\":\"tangerine walrus 42 sunrise\""})
    void oneAnswerIsWantedAndNoMore(String answers) {
        var challenge = member(logIn(Factor.TOTP), "challenge");

        var response = post(LoginApi.ANSWER_CHALLENGE.path(), "{\"challenge\":\"" + challenge + "\"" + answers + "}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"field\":\"code\"");
        assertThat(answer(challenge, "code", ScriptedSource.CODE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"och_", "och_%s", "%s", "ort_%s", "null"})
    void aChallengeOfOnesOwnMakingIsRefused(String form) {
        var response = answer(form.formatted("A".repeat(43)), "code", ScriptedSource.CODE);

        assertThat(response.status()).isEqualTo(401);
        assertThat(member(response, "code")).isEqualTo("invalid_challenge");
    }

    private Response logIn(Factor factor) {
        source.add(ada, World.PASSWORD, factor);
        return post(
                LoginApi.LOG_IN.path(),
                "{\"username\":\"" + ada.email().value() + "\",\"password\":\"" + World.PASSWORD.text() + "\"}");
    }

    private Response answer(String challenge, String name, String value) {
        return post(
                LoginApi.ANSWER_CHALLENGE.path(),
                "{\"challenge\":\"" + challenge + "\",\"" + name + "\":\"" + value + "\"}");
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
