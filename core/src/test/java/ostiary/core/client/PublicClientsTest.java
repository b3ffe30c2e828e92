package ostiary.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.audit.AuditEvent;
import ostiary.core.client.AdministerClients.Outcome;
import ostiary.core.oauth.GrantClientCredentials;
import ostiary.core.oauth.GrantError;
import ostiary.core.testing.World;

/// Clients that can keep no secret, and so have none.
class PublicClientsTest {
    private static final ClientDescription APP = new ClientDescription(
            "App",
            Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
            Set.of("openid", "orders:read"),
            Set.of(),
            Optional.empty(),
            SignInRules.to("com.example.app:/cb"));

    private final World world = new World();
    private final AuthenticateClient authenticate = world.oauth.authenticateClient();

    @Test
    void haveNoSecretAndAreKnownByTheirIdAlone() {
        var app = world.oauth.registeredPublic("app", APP);

        assertThat(app.secrets()).isEmpty();
        assertThat(authenticate.identify("app")).contains(app);
        assertThat(world.journal.events()).containsExactly(new AuditEvent.ClientRegistered("app"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "ocs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void areRefusedWithASecret(String secret) {
        world.oauth.registeredPublic("app", APP);

        assertThat(authenticate.authenticate("app", secret)).isEmpty();
        assertThat(world.journal.events()).contains(new AuditEvent.ClientRefused("app"));
    }

    @Test
    void areTheOnlyOnesThatNeedNone() {
        world.oauth.registered("billing", APP);

        assertThat(authenticate.identify("billing")).isEmpty();
        assertThat(world.journal.events()).contains(new AuditEvent.ClientRefused("billing"));
        assertThat(authenticate.identify("nobody")).isEmpty();
        assertThat(authenticate.identify("default")).isEmpty();
        assertThat(authenticate.identify("")).isEmpty();
    }

    @Test
    void getNoSecretLater() {
        world.oauth.registeredPublic("app", APP);
        var clients = world.oauth.administerClients();
        var refused = new Outcome.Flawed("A public client has no secret.");

        assertThat(clients.addSecret("app")).isEqualTo(refused);
        assertThat(clients.dropOldSecret("app")).isEqualTo(refused);
        assertThat(clients.dropNewSecret("app")).isEqualTo(refused);
    }

    @Test
    void areChangedAsPublicOnes() {
        world.oauth.registeredPublic("app", APP);
        var machine = new ClientDescription(
                "App", Set.of(GrantType.CLIENT_CREDENTIALS), Set.of("orders:read"), Set.of(), Optional.empty());

        assertThat(world.oauth.administerClients().update("app", _ -> machine)).isInstanceOf(Outcome.Flawed.class);
        assertThat(world.oauth.administerClients().update("app", known -> known.named(Optional.of("Shop"))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(world.stores.clients().find("app").orElseThrow().type()).isEqualTo(ClientType.PUBLIC);
    }

    /// Whatever the store says: a later version, or an operator's hand, may have written it.
    @Test
    void areNoMachinesAndNeedPkceWhateverIsStored() {
        var rules = APP.signIn();
        var wide = new ClientDescription(
                "App",
                Set.of(GrantType.values()),
                Set.of("orders:read"),
                Set.of(),
                Optional.empty(),
                new SignInRules(
                        rules.redirectUris(), RedirectUris.NONE, Set.of(), false, false, BuiltInPolicy.DEFAULT));
        var secret = ClientSecret.of("secret", world.clock.instant());
        var stored = new RegisteredClient("app", ClientType.PUBLIC, List.of(secret), wide, world.clock.instant(), 1);
        world.stores.clients().add(stored);

        assertThat(stored.requiresPkce()).isTrue();
        assertThat(stored.allows(GrantType.AUTHORIZATION_CODE)).isTrue();
        assertThat(stored.allows(GrantType.CLIENT_CREDENTIALS)).isFalse();
        assertThat(world.oauth.grantClientCredentials().grant(stored, Optional.empty(), List.of()))
                .isEqualTo(new GrantClientCredentials.Outcome.Refused(GrantError.UNAUTHORIZED_CLIENT));
        assertThat(authenticate.authenticate("app", "secret")).isEmpty();
    }
}
