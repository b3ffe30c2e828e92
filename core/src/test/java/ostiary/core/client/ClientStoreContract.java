package ostiary.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;

/// The contract of every [ClientStore]; each adapter's test extends this.
public abstract class ClientStoreContract {
    private static final ClientDescription BARE =
            new ClientDescription("Bare", Set.of(), Set.of(), Set.of(), Optional.empty());

    private final String id = "client." + UUID.randomUUID();
    private final RegisteredClient client = new RegisteredClient(
            id,
            ClientType.CONFIDENTIAL,
            List.of(
                    ClientSecret.of("newest", Fresh.now()),
                    ClientSecret.of("older", Fresh.now().minusSeconds(60))),
            new ClientDescription(
                    "Billing & Söhne",
                    Set.of(GrantType.values()),
                    Set.of("orders:read", "orders:write"),
                    Set.of("https://orders.example.com"),
                    Optional.of("https://billing.example.com"),
                    new SignInRules(
                            RedirectUris.of("https://billing.example.com/cb", "https://billing.example.com/cb?a=b&c"),
                            RedirectUris.of("https://billing.example.com/"),
                            Set.of("https://billing.example.com", "http://localhost:3000"),
                            false,
                            true,
                            BuiltInPolicy.AGENT,
                            SignatureAlgorithm.ES256)),
            Fresh.now(),
            1);

    protected abstract ClientStore store();

    @Test
    void givesBackWhatItKeeps() {
        assertThat(store().add(client)).isTrue();

        assertThat(store().find(id)).contains(client);
        assertThat(store().glance(id)).contains(client);
        assertThat(store().ids()).contains(id).isSorted();
    }

    @Test
    void tellsTheOriginsAlone() {
        store().add(client);

        assertThat(store().origins(id))
                .containsExactlyInAnyOrder("https://billing.example.com", "http://localhost:3000");
        assertThat(store().origins("nobody." + id)).isEmpty();
    }

    @Test
    void tellsNoOriginsWhereThereAreNone() {
        store().add(new RegisteredClient(id, ClientType.CONFIDENTIAL, List.of(), BARE, Fresh.now(), 1));

        assertThat(store().origins(id)).isEmpty();
    }

    @Test
    void keepsAClientWithoutAnything() {
        var plain = new RegisteredClient(id, ClientType.CONFIDENTIAL, List.of(), BARE, Fresh.now(), 1);
        store().add(plain);

        assertThat(store().find(id)).contains(plain);
    }

    @Test
    void keepsAPublicClient() {
        var described = new ClientDescription(
                "App",
                Set.of(GrantType.AUTHORIZATION_CODE),
                Set.of(),
                Set.of(),
                Optional.empty(),
                SignInRules.to("com.example.app:/cb"));
        var app = new RegisteredClient(id, ClientType.PUBLIC, List.of(), described, Fresh.now(), 1);
        store().add(app);

        assertThat(store().find(id)).contains(app);
    }

    @ParameterizedTest
    @EnumSource
    void keepsThePolicyOfItsSessions(BuiltInPolicy policy) {
        var known = client.description().signIn();
        var follows = client.as(new ClientDescription(
                "App",
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                new SignInRules(known.redirectUris(), RedirectUris.NONE, Set.of(), true, false, policy)));
        store().add(follows);

        assertThat(store().find(id).orElseThrow().policy()).isEqualTo(policy.policy());
    }

    @Test
    void keepsTheFirstOfTwoByOneId() {
        store().add(client);

        assertThat(store().add(client.as(client.description().named(Optional.of("Another")))))
                .isFalse();
        assertThat(store().find(id)).contains(client);
    }

    @Test
    void letsOneOfManyChangeIt() throws Exception {
        store().add(client);

        var done = AtOnce.call(
                16,
                () -> store().replace(
                                client,
                                client.withSecret(
                                        ClientSecret.of(UUID.randomUUID().toString(), Fresh.now()))));

        assertThat(done).containsOnlyOnce(true);
        assertThat(store().find(id).orElseThrow().version()).isEqualTo(2);
    }

    /// The first try of it was done, and its answer lost. Clocks tell more than a store keeps.
    @Test
    void aRepeatedChangeIsDone() {
        store().add(client);
        var now = Instant.parse("2026-11-22T12:00:00.123456789Z");
        var changed = client.withNewestSecretOnly().withSecret(ClientSecret.of("another", now));

        assertThat(store().replace(client, changed)).isTrue();
        assertThat(store().replace(client, changed)).isTrue();
        assertThat(store().find(id)).contains(changed);
    }

    @Test
    void takesAwayWhatIsNoMore() {
        store().add(client);
        var bare = client.as(BARE);

        assertThat(store().replace(client, bare)).isTrue();
        assertThat(store().find(id)).contains(bare);
    }

    @Test
    void changesNothingThatIsNotThere() {
        assertThat(store().replace(client, client.withNewestSecretOnly())).isFalse();
        assertThat(store().find(id)).isEmpty();
        assertThat(store().ids()).doesNotContain(id);
    }

    @Test
    void removesItOnce() {
        store().add(client);

        assertThat(store().remove(id)).isTrue();
        assertThat(store().remove(id)).isFalse();
        assertThat(store().find(id)).isEmpty();
        assertThat(store().ids()).doesNotContain(id);
    }
}
