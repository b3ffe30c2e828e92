package ostiary.server.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import ostiary.blueprint.AddressApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.RecoveryApi;
import ostiary.blueprint.SignUpApi;
import ostiary.core.throttle.Limits;

/// Gets out of a service before a [StubPool] what a login asks for, and the end of each limit.
final class PoolTour {
    /// Short, so that a hundred of them are soon looked up in the blocklist.
    static final String PASSWORD = "xQ7-vT2k";

    private static final String WRONG = "000000";

    private final Caller caller;
    private String token = "";

    PoolTour(Caller caller) {
        this.caller = caller;
    }

    void answerChallenges() throws IOException, InterruptedException {
        answer(answer(logIn("totp@example.org"), "code", WRONG), "code", StubPool.CODE);
        var asked = answer(logIn("sms@example.org"), "code", StubPool.CODE);
        token = answer(answer(asked, "new_password", "short"), "new_password", PASSWORD)
                .path("access_token")
                .asText();
        logIn("new@example.org");
    }

    /// Of a user whose password the pool has.
    String token() {
        return token;
    }

    /// The last request of each kind passes a limit.
    void overdo() throws IOException, InterruptedException {
        caller.overdo(Limits.FACTOR_BY_USERNAME.most(), () -> answer(logIn("totp@example.com"), "code", WRONG));
        caller.overdo(Limits.LOGIN_BY_NETWORK.most(), () -> logIn("nobody@example.org"));
        caller.overdo(
                Limits.CODE_BY_ADDRESS.most(),
                () -> caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", "bob@example.com", "code", WRONG)));
        caller.overdo(
                Limits.SIGN_UP_BY_NETWORK.most(),
                () -> caller.send(SignUpApi.SIGN_UP, Map.of("email", "bob@example.com", "password", PASSWORD)));
        caller.overdo(
                Limits.PASSWORD_CHANGE_BY_USER.most(),
                () -> caller.send(RecoveryApi.CHANGE, ApiTour.change(WRONG, PASSWORD), ApiTour.bearing(token)));
        caller.overdo(
                Limits.RESET_BY_NETWORK.most(),
                () -> caller.send(RecoveryApi.FORGOT, Map.of("email", "bob@example.com")));
        caller.overdo(
                1, () -> caller.send(AddressApi.CONFIRM, "{\"request\":\"x\",\"code\":\"1\"}", ApiTour.bearing(token)));
        caller.overdo(1, () -> caller.send(RecoveryApi.RESET, ApiTour.reset("none", WRONG, PASSWORD)));
    }

    private JsonNode logIn(String username) throws IOException, InterruptedException {
        return caller.send(LoginApi.LOG_IN, Map.of("username", username, "password", PASSWORD));
    }

    private JsonNode answer(JsonNode asked, String member, String answer) throws IOException, InterruptedException {
        return caller.send(
                LoginApi.ANSWER_CHALLENGE,
                Map.of("challenge", asked.path("challenge").asText(), member, answer));
    }
}
