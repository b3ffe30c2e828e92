package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.DeletionApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.SignUpApi;

/// Deletions on a laptop that the demo shop takes part in, from the request to their end.
class LocalSagasTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "tangerine walrus";
    private static final int TRIES = 1200;
    private static final int PAUSE_MILLIS = 100;

    /// As the emulator's tokens of tasks begin.
    private static final String A_TOKEN = "YXJuOmF3czpzdGF0ZXM";

    private static LocalService service;
    private static Caller caller;
    private static final List<Exchange> EXCHANGES = new ArrayList<>();

    @BeforeAll
    static void twoAskForTheirDeletion() throws Exception {
        service = LocalService.start(Settings.of(Map.of("PORT", "0"), "GRACE=20s"));
        caller = new Caller(service.uri(), EXCHANGES);
        for (var email : List.of("ada@example.com", "bob+order@example.com")) {
            caller.send(SignUpApi.SIGN_UP, Map.of("email", email, "password", PASSWORD, "name", "Ada"));
            caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", email, "code", caller.mailedCode()));
            var tokens = logIn(email);
            caller.ask(DeletionApi.REQUEST, tokens);
            assertThat(status()).isEqualTo(202);
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        HTTP.close();
    }

    /// The access token; empty where there is none.
    private static String logIn(String email) throws Exception {
        return caller.send(LoginApi.LOG_IN, Map.of("username", email, "password", PASSWORD))
                .path("access_token")
                .asText();
    }

    private static int status() {
        return EXCHANGES.getLast().answer().status();
    }

    @Test
    void eraseWhomTheShopLetsGoAndKeepWhoHasAnOrder() throws Exception {
        assertThat(awaited("Erased")).contains("Still wanted?", "Pivot", "Erase at shop");
        assertThat(awaited("Refused"))
                .contains("Call off", "Cancel at shop", "Tell")
                .doesNotContain(A_TOKEN, "@example");

        logIn("ada@example.com");
        assertThat(status()).isEqualTo(401);
        assertThat(logIn("bob+order@example.com")).isNotEmpty();
        assertThat(mails()).contains("bob+order@example.com");
    }

    /// The page, once a deletion has come to this end.
    private static String awaited(String end) throws Exception {
        var last = Pattern.compile("^" + end + "</pre>", Pattern.MULTILINE);
        for (int tries = 1; tries <= TRIES; tries++) {
            var page = page("sagas");
            if (last.matcher(page).find()) {
                return page;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError("no " + end + " on " + page("sagas"));
    }

    private static String mails() throws Exception {
        return page("mail.json");
    }

    private static String page(String name) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(service.uri().resolve("/_local/" + name)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
