package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.SignUpApi;
import ostiary.edge.browser.Chromium;
import ostiary.edge.browser.DocumentedScript;
import ostiary.edge.browser.PageServer;

/// A page of another origin, with the script of `docs/web-pages.md`, in a real browser.
class PageInBrowserTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EMAIL = "ada@example.com";
    private static final String PASSWORD = "tangerine walrus 42 sunrise";

    /// Functions that all tests' pages have beside those that are documented.
    private static final String CALLS = """
        const post = (path, body) => fetch(API + path, {
          method: "POST", headers: {"content-type": "application/json"}, body: JSON.stringify(body)});
        const me = (headers) => fetch(API + "/me", {headers});
        const logIn = async (password) =>
          post("/login", {username: "%s", password, client_id: "browser"});
        """.formatted(EMAIL);

    /// Each tab refreshes twenty times, by turns behind the lock and past it, while the other does the same.
    private static final String TWO_TABS = """
        async function refreshAgainAndAgain() {
          const statuses = [];
          for (let i = 0; i < 20; i++) {
            access = null;
            const token = i %% 2 === 0 ? await accessToken() : await refresh();
            statuses.push((await me({authorization: "Bearer " + token})).status);
          }
          return statuses;
        }
        const first = location.hash !== "#second";
        if (first) {
          (async () => {
            forget();
            keep(await (await logIn("%s")).json());
            const both = new BroadcastChannel("both");
            both.onmessage = async () => {
              tell("first", await refreshAgainAndAgain());
              both.onmessage = async () => { // the second tab has told its own
                const refresh_token = localStorage.getItem("refresh_token");
                await logOut();
                tell("afterwards", (await post("/refresh", {refresh_token})).status);
              };
              both.postMessage("done");
            };
            open("/#second", "_blank", "noopener");
          })();
        } else if (localStorage.getItem("refresh_token")) {
          (async () => {
            const both = new BroadcastChannel("both");
            const done = new Promise((resolve) => { both.onmessage = resolve; });
            both.postMessage("here");
            await tell("second", await refreshAgainAndAgain());
            await done;
            both.postMessage("done");
          })();
        } else {
          tell("reloaded", "logged out");
        }
        """.formatted(PASSWORD);

    @AutoClose
    private LocalService service;

    @BeforeEach
    void signUp() throws Exception {
        service = LocalService.start(new Settings(0, Optional.empty()));
        var caller = new Caller(service.uri(), new ArrayList<>());
        caller.send(SignUpApi.SIGN_UP, Map.of("email", EMAIL, "password", PASSWORD));
        caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", EMAIL, "code", caller.mailedCode()));
    }

    @Test
    void logsInAndReadsWhatAnswersTellInTheirHeaders() throws Exception {
        var script = """
            (async () => {
              const wrong = await logIn("wrong " + "%1$s");
              tell("wrong", [wrong.status, wrong.headers.get("www-authenticate")]);
              const tokens = await (await logIn("%1$s")).json();
              const mine = await me({authorization: "Bearer " + keep(tokens)});
              tell("mine", [mine.status, (await mine.json()).email]);
              const bad = await me({authorization: "Bearer e30.e30.e30"});
              tell("bad", [bad.status, bad.headers.get("www-authenticate")]);
              let guess;
              for (let i = 0; i < 100 && guess?.status !== 429; i++) {
                guess = await post("/signup/confirm", {email: "eve@example.com", code: "00000000"});
              }
              tell("throttled", [guess.status, Number(guess.headers.get("retry-after")) > 0]);
            })();
            """.formatted(PASSWORD);
        try (var page = page(script);
                var _ = Chromium.open(page.address())) {
            assertThat(json(page, "wrong")).hasToString("[401,\"Bearer\"]");
            assertThat(json(page, "mine")).hasToString("[200,\"" + EMAIL + "\"]");
            assertThat(json(page, "bad")).hasToString("[401,\"Bearer error=\\\"invalid_token\\\"\"]");
            assertThat(json(page, "throttled")).hasToString("[429,true]");
        }
    }

    @Test
    void staysLoggedInWhereTwoTabsRefreshAndLogsOutInBoth() throws Exception {
        try (var page = page(TWO_TABS);
                var _ = Chromium.open(page.address())) {
            assertThat(json(page, "first")).hasSize(20).allMatch(status -> status.asInt() == 200);
            assertThat(json(page, "second")).hasSize(20).allMatch(status -> status.asInt() == 200);
            assertThat(page.told("afterwards")).isEqualTo("401");
            assertThat(page.told("reloaded")).isEqualTo("logged out");
        }
    }

    private PageServer page(String script) {
        return PageServer.of(DocumentedScript.calling(service.uri()) + CALLS + script);
    }

    private static JsonNode json(PageServer page, String name) throws Exception {
        return JSON.readTree(page.told(name));
    }
}
