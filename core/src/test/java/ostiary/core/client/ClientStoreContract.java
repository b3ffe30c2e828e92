package ostiary.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;

/// What every [ClientStore] must do; each adapter's test extends this.
public abstract class ClientStoreContract {
    private final String id = "client." + UUID.randomUUID();
    private final RegisteredClient client = new RegisteredClient(
            id,
            "Billing & Söhne",
            List.of(
                    ClientSecret.of("newest", Fresh.now()),
                    ClientSecret.of("older", Fresh.now().minusSeconds(60))),
            Set.of(GrantType.CLIENT_CREDENTIALS),
            Set.of("orders:read", "orders:write"),
            Set.of("https://orders.example.com"),
            Optional.of("https://billing.example.com"),
            Fresh.now(),
            1);

    protected abstract ClientStore store();

    @Test
    void givesBackWhatItKeeps() {
        assertThat(store().add(client)).isTrue();

        assertThat(store().find(id)).contains(client);
        assertThat(store().ids()).contains(id).isSorted();
    }

    @Test
    void keepsAClientWithoutAnything() {
        var plain = new RegisteredClient(
                id, "Plain", List.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Fresh.now(), 1);
        store().add(plain);

        assertThat(store().find(id)).contains(plain);
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
        var bare = client.as(new ClientDescription("Bare", Set.of(), Set.of(), Set.of(), Optional.empty()));

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
