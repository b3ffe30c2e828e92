package ostiary.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.access.Revocation;
import ostiary.core.audit.AuditEvent;
import ostiary.core.client.AdministerClients.Outcome;
import ostiary.core.testing.World;

class AdministerClientsTest {
    private static final ClientDescription BILLING = new ClientDescription(
            "Billing",
            Set.of(GrantType.CLIENT_CREDENTIALS),
            Set.of("orders:read"),
            Set.of("https://orders.example.com"),
            Optional.empty());

    private final World world = new World();

    private boolean isLetIn(String secret) {
        return world.oauth.authenticateClient().authenticate("billing", secret).isPresent();
    }

    private String secret(Outcome outcome) {
        return ((Outcome.Done) outcome).secret().orElseThrow();
    }

    @Test
    void aClientIsKnownByItsSecretAlone() {
        var secret = world.oauth.registered("billing", BILLING);

        assertThat(secret).matches("ocs_[A-Za-z0-9_-]{43}");
        assertThat(isLetIn(secret)).isTrue();
        assertThat(isLetIn(secret + "A")).isFalse();
        assertThat(isLetIn("")).isFalse();
        assertThat(world.oauth.authenticateClient().authenticate("billing2", secret))
                .isEmpty();
        assertThat(world.journal.events())
                .containsExactly(
                        new AuditEvent.ClientRegistered("billing"),
                        new AuditEvent.ClientRefused("billing"),
                        new AuditEvent.ClientRefused("billing"));
    }

    @Test
    void aSecretIsReplacedWhileTheOldOneIsInUse() {
        var first = world.oauth.registered("billing", BILLING);

        var second = secret(world.oauth.administerClients().addSecret("billing"));
        assertThat(isLetIn(first)).isTrue();
        assertThat(isLetIn(second)).isTrue();
        // Else the one in use would be gone.
        assertThat(world.oauth.administerClients().addSecret("billing")).isInstanceOf(Outcome.Flawed.class);

        world.oauth.administerClients().dropOldSecret("billing");
        assertThat(isLetIn(first)).isFalse();
        assertThat(isLetIn(second)).isTrue();
    }

    @Test
    void aNewSecretThatGotLostIsTakenAway() {
        var first = world.oauth.registered("billing", BILLING);
        assertThat(world.oauth.administerClients().dropNewSecret("billing")).isInstanceOf(Outcome.Flawed.class);
        assertThat(world.oauth.administerClients().dropOldSecret("billing")).isInstanceOf(Outcome.Flawed.class);
        var lost = secret(world.oauth.administerClients().addSecret("billing"));

        world.oauth.administerClients().dropNewSecret("billing");

        assertThat(isLetIn(first)).isTrue();
        assertThat(isLetIn(lost)).isFalse();
    }

    @Test
    void aChangeLeavesTheSecrets() {
        var secret = world.oauth.registered("billing", BILLING);

        world.oauth.administerClients().update("billing", known -> known.named(Optional.of("Bills")));

        assertThat(isLetIn(secret)).isTrue();
        assertThat(world.stores.clients().find("billing").orElseThrow().name()).isEqualTo("Bills");
        assertThat(world.stores.clients().find("billing").orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void aChangeToWhatIsNoClientIsRefused() {
        world.oauth.registered("billing", BILLING);

        assertThat(world.oauth.administerClients().update("billing", known -> known.named(Optional.of(""))))
                .isEqualTo(new Outcome.Flawed("A name has 1 to 100 printable characters."));
        assertThat(world.stores.clients().find("billing").orElseThrow().name()).isEqualTo("Billing");
    }

    @Test
    void aChangeThatSomebodyElseIsFasterThanIsRefused() {
        world.oauth.registered("billing", BILLING);

        var outcome = world.oauth.administerClients().update("billing", known -> {
            world.oauth.administerClients().addSecret("billing");
            return known.named(Optional.of("Bills"));
        });

        assertThat(outcome)
                .isEqualTo(new Outcome.Flawed("Somebody else is changing this client: look at it, and try again."));
        assertThat(world.stores.clients().find("billing").orElseThrow().name()).isEqualTo("Billing");
    }

    @Test
    void eachStepOfAClientsLifeIsWrittenDownOnce() {
        world.oauth.registered("billing", BILLING);
        world.oauth.administerClients().update("billing", known -> known);
        world.oauth.administerClients().addSecret("billing");
        world.oauth.administerClients().dropOldSecret("billing");
        world.oauth.administerClients().remove("billing");
        world.oauth.administerClients().remove("billing");

        assertThat(world.journal.events())
                .containsExactly(
                        new AuditEvent.ClientRegistered("billing"),
                        new AuditEvent.ClientChanged("billing"),
                        new AuditEvent.ClientChanged("billing"),
                        new AuditEvent.ClientChanged("billing"),
                        new AuditEvent.ClientRemoved("billing"));
    }

    @Test
    void aRemovedClientIsToldToTheAuthorizers() {
        var secret = world.oauth.registered("billing", BILLING);

        assertThat(world.oauth.administerClients().remove("billing")).isTrue();

        assertThat(isLetIn(secret)).isFalse();
        assertThat(world.stores.revocations().since(world.clock.instant()).revocations())
                .containsExactly(
                        new Revocation.OfClient("billing", world.clock.instant().plusSeconds(5)));
    }

    /// The change is of the client as it is when it is written, not as somebody has seen it before.
    @Test
    void aChangeTakesNothingBackThatSomebodyElseHasChanged() {
        world.oauth.registered("billing", BILLING);
        world.oauth.administerClients().update("billing", known -> known.named(Optional.of("Bills")));

        world.oauth
                .administerClients()
                .update(
                        "billing",
                        known -> new ClientDescription(
                                known.name(), known.grants(), Set.of(), known.resources(), known.audience()));

        assertThat(world.stores.clients().find("billing").orElseThrow().name()).isEqualTo("Bills");
        assertThat(world.stores.clients().find("billing").orElseThrow().scopes())
                .isEmpty();
    }

    /// Users have tokens of the built-in clients.
    @ParameterizedTest
    @ValueSource(strings = {"default", "browser", "agent", "billing#x", "ostiary-rehearsal.x", ""})
    void whatCanBeNoClientIsToldToNobody(String id) {
        assertThat(world.oauth.administerClients().remove(id)).isFalse();

        assertThat(world.stores.revocations().since(world.clock.instant()).revocations())
                .isEmpty();
    }

    /// Whoever removed it may have died before the feed was told.
    @Test
    void aSecondRemovalTellsThemOnceMore() {
        assertThat(world.oauth.administerClients().remove("billing")).isFalse();

        assertThat(world.stores.revocations().since(world.clock.instant()).revocations())
                .hasSize(1);
        assertThat(world.journal.events()).isEmpty();
    }

    @Test
    void thereIsOneClientByAnId() {
        world.oauth.registered("billing", BILLING);

        assertThat(world.oauth.administerClients().register("billing", ClientType.CONFIDENTIAL, BILLING))
                .isEqualTo(new Outcome.Flawed("There is a client billing already."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "-ab",
                "a b",
                "a:b",
                "bücher",
                "default",
                "browser",
                "agent",
                "5f0c8a52-6b1e-4c3a-9d57-0e1f2a3b4c5d",
                "5F0C8A52-6B1E-4C3A-9D57-0E1F2A3B4C5D",
                "1-1-1-1-1",
                "a234567890123456789012345678901234567890123456789012345678901234x"
            })
    void noClientIsTakenForAUserOrForABuiltInOne(String id) {
        assertThat(world.oauth.administerClients().register(id, ClientType.CONFIDENTIAL, BILLING))
                .isInstanceOf(Outcome.Flawed.class);
        assertThat(world.oauth.authenticateClient().authenticate(id, "secret")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u202Eb", "a\u0000b"})
    void aNameCanBeShown(String name) {
        assertThat(world.oauth
                        .administerClients()
                        .register("billing", ClientType.CONFIDENTIAL, BILLING.named(Optional.of(name))))
                .isEqualTo(new Outcome.Flawed("A name has 1 to 100 printable characters."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "a\\b", "ä", "a\tb"})
    void aScopeIsOneWord(String scope) {
        var described = new ClientDescription("Billing", Set.of(), Set.of(scope), Set.of(), Optional.empty());

        assertThat(described.flaw(ClientType.CONFIDENTIAL))
                .hasValueSatisfying(flaw -> assertThat(flaw).startsWith("A scope has"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "https://a.example/#b", "ä"})
    void anAudienceIsOneWordWithoutAFragment(String audience) {
        var flaw = Optional.of("An audience has 256 visible ASCII characters at most, and no #.");

        assertThat(new ClientDescription("B", Set.of(), Set.of(), Set.of(audience), Optional.empty())
                        .flaw(ClientType.CONFIDENTIAL))
                .isEqualTo(flaw);
        assertThat(new ClientDescription("B", Set.of(), Set.of(), Set.of(), Optional.of(audience))
                        .flaw(ClientType.CONFIDENTIAL))
                .isEqualTo(flaw);
    }

    @Test
    void nothingIsChangedOfAClientThatIsNotThere() {
        assertThat(world.oauth.administerClients().addSecret("billing")).isEqualTo(new Outcome.Unknown());
        assertThat(world.oauth.administerClients().dropOldSecret("billing")).isEqualTo(new Outcome.Unknown());
        assertThat(world.oauth.administerClients().update("billing", known -> known))
                .isEqualTo(new Outcome.Unknown());
    }
}
