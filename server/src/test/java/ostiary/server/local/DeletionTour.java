package ostiary.server.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import ostiary.blueprint.Api;
import ostiary.blueprint.DeletionApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.SignUpApi;
import ostiary.core.throttle.Limits;

/// Gets out of a service all that it answers about the end of an account.
final class DeletionTour {
    private static final String EMAIL = "mallory@example.com";

    private final Caller caller;

    DeletionTour(Caller caller) {
        this.caller = caller;
    }

    void everything() throws IOException, InterruptedException {
        caller.send(SignUpApi.SIGN_UP, Map.of("email", EMAIL, "password", ApiTour.PASSWORD));
        caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", EMAIL, "code", caller.mailedCode()));
        caller.send(DeletionApi.CANCEL, "{}", "content-type", "text/plain");
        caller.send(DeletionApi.CANCEL, "x".repeat(Api.MAX_BODY_BYTES + 1));
        caller.send(DeletionApi.CANCEL, Map.of("challenge", "odk_none"));
        for (int i = 0; i <= 2 * Limits.DELETION_BY_USER.most() && isTaken(request(token(logIn()))); i++) {
            caller.send(DeletionApi.CANCEL, Map.of("challenge", challenge(logIn())));
            pass();
        }
    }

    private static boolean isTaken(JsonNode answer) {
        return !answer.path("code").asText().equals("too_many_requests");
    }

    /// A session that starts within the millisecond of an end of all is over, too.
    private static void pass() throws InterruptedException {
        Thread.sleep(2);
    }

    private JsonNode logIn() throws IOException, InterruptedException {
        return caller.send(LoginApi.LOG_IN, Map.of("username", EMAIL, "password", ApiTour.PASSWORD));
    }

    private static String token(JsonNode answer) {
        return answer.path("access_token").asText();
    }

    private static String challenge(JsonNode answer) {
        return answer.path("challenge").asText();
    }

    private JsonNode request(String token) throws IOException, InterruptedException {
        return caller.sendTo(DeletionApi.REQUEST, DeletionApi.REQUEST.path(), "", ApiTour.bearing(token));
    }
}
