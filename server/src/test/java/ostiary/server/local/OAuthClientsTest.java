package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.SignUpApi;
import ostiary.core.client.GrantType;
import ostiary.edge.browser.Chromium;

/// Client libraries of others against the service: `machine.mjs` gives oauth4webapi and openid-client the issuer and
/// nothing else, and jose the keys that they find. `browser.mjs` is a web application with openid-client, and the
/// browser of its user; in `passkeys.mjs` that has a passkey.
class OAuthClientsTest {
    private static final String EMAIL = "ada@example.com";
    private static final String PASSWORD = "tangerine walrus 42 sunrise";

    @Test
    void getATokenAskAboutItAndGiveItBack() throws Exception {
        var home = homeOf("machine.mjs");
        try (var service = LocalService.start(new Settings(0, Optional.empty()))) {
            var secret = new LocalClients(service.dynamoDb())
                    .register("billing", Set.of(GrantType.CLIENT_CREDENTIALS), Set.of("orders:read"));

            assertThat(Command.run(home, "node", "machine.mjs", service.uri().toString(), "billing", secret))
                    .isEqualTo(new Command(0, "done\n"));
        }
    }

    @Test
    void signAUserInThroughABrowser() throws Exception {
        var home = homeOf("browser.mjs");
        try (var service = LocalService.start(new Settings(0, Optional.empty()))) {
            var clients = new LocalClients(service.dynamoDb());
            var secret = clients.registerWeb("shop", Set.of("openid", "profile", "email", "offline_access"));
            clients.registerPublic("reader", Set.of("openid", "orders:read"));
            var caller = new Caller(service.uri(), new ArrayList<>());
            caller.send(SignUpApi.SIGN_UP, Map.of("email", EMAIL, "password", PASSWORD, "name", "Ada"));
            caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", EMAIL, "code", caller.mailedCode()));

            assertThat(Command.run(
                            home,
                            "node",
                            "browser.mjs",
                            program(),
                            service.uri().toString(),
                            EMAIL,
                            PASSWORD,
                            "shop",
                            secret,
                            "reader"))
                    .isEqualTo(new Command(0, "done\n"));
        }
    }

    @Test
    void addAPasskeyAndSignInByIt() throws Exception {
        var home = homeOf("passkeys.mjs");
        try (var service = LocalService.start(new Settings(0, Optional.empty()))) {
            var secret = new LocalClients(service.dynamoDb()).registerWeb("shop", Set.of("openid"));
            var caller = new Caller(service.uri(), new ArrayList<>());
            caller.send(SignUpApi.SIGN_UP, Map.of("email", EMAIL, "password", PASSWORD));
            caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", EMAIL, "code", caller.mailedCode()));

            assertThat(Command.run(
                            home,
                            "node",
                            "passkeys.mjs",
                            program(),
                            service.uri().toString(),
                            EMAIL,
                            PASSWORD,
                            "shop",
                            secret))
                    .isEqualTo(new Command(0, "done\n"));
        }
    }

    private static String program() {
        return Chromium.program()
                .map(Path::toString)
                .orElseGet(() -> Assumptions.abort("skipped: no browser is on the PATH"));
    }

    private static Path homeOf(String name) throws Exception {
        var home = Npm.install("oauth-clients");
        try (var script = Objects.requireNonNull(OAuthClientsTest.class.getResourceAsStream(name))) {
            Files.copy(script, home.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return home;
    }
}
