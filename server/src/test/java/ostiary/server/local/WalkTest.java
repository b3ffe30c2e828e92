package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.edge.Request;
import ostiary.edge.Response;
import ostiary.server.FrontDoor;

/// The commands against answers like the service's; that the service gives such answers is another test's.
class WalkTest {
    private static final Pattern EMAIL = Pattern.compile("\"(?:email|username)\":\"(ada-[0-9]+@example\\.com)\"");

    /// Up to its signature.
    private static final String ACCESS_TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.";

    private final Mailbox mailbox = new Mailbox(InstantSource.system());
    private boolean loggedOut;

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash", "zsh", "ksh", "dash"})
    void goesFromSignUpToLogoutInEveryShell(String shell) throws Exception {
        assumeTrue(Shell.isInstalled(shell));
        var door = FrontDoor.open(0);
        try (door) {
            door.start(new LocalPages(
                    door.uri(),
                    mailbox,
                    InstantSource.system(),
                    LocalPagesSetup.EVENTS,
                    LocalPagesSetup.SAGAS,
                    this::api));

            assertThat(Shell.paste(shell, Walk.script(door.uri())))
                    .containsExactly(
                            " 202",
                            " 204",
                            "{",
                            "  \"header\" : {",
                            "    \"alg\" : \"RS256\"",
                            "  },",
                            "  \"claims\" : {",
                            "    \"sub\" : \"1\"",
                            "  }",
                            "}",
                            "{\"sub\":\"1\"} 200",
                            " 204",
                            "{\"code\":\"invalid_grant\"} 401");
        }
    }

    @Test
    void namesTheService() {
        assertThat(Walk.script(URI.create("http://127.0.0.1:9000")))
                .startsWith("API=http://127.0.0.1:9000 ")
                .doesNotContain("@URL@");
    }

    private Response api(Request request) {
        var body = request.body().text().orElseThrow();
        return switch (request.path()) {
            case "/signup" -> mailed(body);
            case "/signup/confirm" -> answer(body.contains("\"code\":\"2222-2222\"") ? 204 : 400, "");
            case "/login" -> tokens("first");
            case "/me" ->
                request.header("authorization")
                                .filter(("Bearer " + ACCESS_TOKEN + "first")::equals)
                                .isPresent()
                        ? answer(200, "{\"sub\":\"1\"}")
                        : answer(401, "{}");
            case "/refresh" ->
                loggedOut ? answer(401, "{\"code\":\"invalid_grant\"}") : tokens(body.contains("first") ? "next" : "?");
            case "/logout" -> {
                loggedOut = body.contains("refresh-next");
                yield answer(204, "");
            }
            default -> answer(404, "");
        };
    }

    /// An older mail to the same address, the one that counts, and a newer one to another.
    private Response mailed(String body) {
        var email = EMAIL.matcher(body);
        assertThat(email.find()).isTrue();
        mailbox.add(email.group(1), "Confirm", "Enter\n\n    1111-1111\n\nnow", "<b>1111-1111</b>");
        mailbox.add(
                email.group(1),
                "Confirm",
                "Call 5555-5555, enter\n\n    2222-2222\n\nnow 6666-6666",
                "<b>7777-7777</b>");
        mailbox.add("x" + email.group(1), "Confirm", "Enter\n\n    3333-3333\n\nnow", "");
        return answer(202, "");
    }

    private static Response tokens(String name) {
        return answer(
                200,
                "{\"access_token\":\"" + ACCESS_TOKEN + name + "\",\"token_type\":\"Bearer\",\"expires_in\":600,"
                        + "\"refresh_token\":\"refresh-" + name + "\",\"scope\":\"account\"}");
    }

    private static Response answer(int status, String body) {
        return new Response(status, new TreeMap<>(), body);
    }
}
