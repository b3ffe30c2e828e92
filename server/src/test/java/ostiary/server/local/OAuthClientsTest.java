package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.client.GrantType;

/// Client libraries of others against the service: `machine.mjs` gives oauth4webapi and openid-client the issuer and
/// nothing else, and jose the keys that they find.
class OAuthClientsTest {
    @Test
    void getATokenAskAboutItAndGiveItBack() throws Exception {
        var home = Npm.install("oauth-clients");
        try (var script = Objects.requireNonNull(OAuthClientsTest.class.getResourceAsStream("machine.mjs"))) {
            Files.copy(script, home.resolve("machine.mjs"), StandardCopyOption.REPLACE_EXISTING);
        }
        try (var service = LocalService.start(new Settings(0, Optional.empty()))) {
            var secret = new LocalClients(service.dynamoDb())
                    .register("billing", Set.of(GrantType.CLIENT_CREDENTIALS), Set.of("orders:read"));

            assertThat(Command.run(home, "node", "machine.mjs", service.uri().toString(), "billing", secret))
                    .isEqualTo(new Command(0, "done\n"));
        }
    }
}
