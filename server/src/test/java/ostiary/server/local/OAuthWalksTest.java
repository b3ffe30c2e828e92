package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.SignUpApi;
import ostiary.edge.browser.Chromium;

/// The applications of docs/oauth.md, word for word, with a user before them.
class OAuthWalksTest {
    private static final String ISSUER = "https://auth.example.com";
    private static final String EMAIL = "ada@example.com";
    private static final String PASSWORD = "tangerine walrus 42 sunrise";

    private static LocalService service;
    private static LocalClients clients;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        service = LocalService.start(new Settings(0, Optional.empty()));
        clients = new LocalClients(service.dynamoDb());
        port = freePort();
        clients.registerPublic("reader", Set.of("openid", "email", "offline_access"), "http://127.0.0.1:" + port);
        var caller = new Caller(service.uri(), new ArrayList<>());
        caller.send(SignUpApi.SIGN_UP, Map.of("email", EMAIL, "password", PASSWORD, "name", "Ada"));
        caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", EMAIL, "code", caller.mailedCode()));
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void aSinglePageApplicationSignsItsUserIn() throws Exception {
        isDone("spa.mjs", application("A single-page app", "spa-app.mjs"), Integer.toString(port));
    }

    @Test
    void aNativeApplicationSignsItsUserIn() throws Exception {
        isDone("native.mjs", application("A native app", "native-app.mjs"));
    }

    @Test
    void aWebApplicationWithOauth4webapiSignsItsUserIn() throws Exception {
        isDone("webapp.mjs", "shop", clients.registerWeb("shop", Set.of("openid", "email", "offline_access")));
    }

    /// Writes the application of the page as a file, with this service in the place of the page's.
    private static String application(String heading, String name) throws Exception {
        var script = DocBlock.of(heading, "js").replace(ISSUER, service.uri().toString());
        Files.writeString(Npm.install("oauth-clients").resolve(name), script);
        return name;
    }

    private static void isDone(String name, String... more) throws Exception {
        var home = Npm.install("oauth-clients");
        try (var script = Objects.requireNonNull(OAuthWalksTest.class.getResourceAsStream(name))) {
            Files.copy(script, home.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        var command =
                new ArrayList<>(List.of("node", name, program(), service.uri().toString(), EMAIL, PASSWORD));
        command.addAll(List.of(more));
        assertThat(Command.run(home, command.toArray(String[]::new))).isEqualTo(new Command(0, "done\n"));
    }

    /// The origin of a page is registered beforehand, port and all.
    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static String program() {
        return Chromium.program()
                .map(Path::toString)
                .orElseGet(() -> Assumptions.abort("skipped: no browser is on the PATH"));
    }
}
