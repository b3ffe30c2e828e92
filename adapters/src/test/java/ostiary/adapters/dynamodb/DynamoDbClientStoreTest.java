package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ClientAttributes;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientSecret;
import ostiary.core.client.ClientStore;
import ostiary.core.client.ClientStoreContract;
import ostiary.core.client.ClientType;
import ostiary.core.client.RedirectUris;
import ostiary.core.testing.Fresh;

class DynamoDbClientStoreTest extends ClientStoreContract {
    private final Table table = LocalTable.shared();
    private final ClientStore store = new DynamoDbClientStore(table);
    private final String old = "client." + UUID.randomUUID();

    @Override
    protected ClientStore store() {
        return store;
    }

    /// As it was written before users could sign in to clients.
    private Item before() {
        var secret = ClientSecret.of("secret", Fresh.now());
        return Item.of(ClientItem.key(old))
                .put("name", "Billing")
                .put(
                        "secrets",
                        List.of(Fresh.now().toEpochMilli() + " " + secret.hash().value()))
                .put("grants", Set.of("client_credentials"))
                .put("scopes", Set.of("orders:read"))
                .put("created_at", Fresh.now())
                .put("version", 1);
    }

    private void write(Item item) {
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item.attributes())));
    }

    @Test
    void readsAClientOfBeforeAsOneThatNobodySignsInTo() {
        write(before());

        var read = store.find(old).orElseThrow();
        assertThat(read.type()).isEqualTo(ClientType.CONFIDENTIAL);
        assertThat(read.secrets()).hasSize(1);
        assertThat(read.redirectUris()).isEqualTo(RedirectUris.NONE);
        assertThat(read.postLogoutUris()).isEqualTo(RedirectUris.NONE);
        assertThat(read.origins()).isEmpty();
        assertThat(read.requiresPkce()).isTrue();
        assertThat(read.isFirstParty()).isFalse();
        assertThat(read.policy()).isEqualTo(BuiltInPolicy.DEFAULT.policy());
    }

    /// An entry that this version does not know gives a client no more than it has anyway.
    @Test
    void readsWhatALaterVersionHasWrittenWithCare() {
        write(before().put(ClientAttributes.TYPE, "another")
                .put(ClientAttributes.PKCE, "another")
                .put(ClientAttributes.PARTY, "another")
                .put(ClientAttributes.POLICY, "another"));

        var read = store.find(old).orElseThrow();
        assertThat(read.type()).isEqualTo(ClientType.CONFIDENTIAL);
        assertThat(read.requiresPkce()).isTrue();
        assertThat(read.isFirstParty()).isFalse();
        assertThat(read.policy()).isEqualTo(BuiltInPolicy.DEFAULT.policy());
    }

    @Test
    void writesNoMoreOfAClientWithoutPowerThanARehearsalMay() {
        write(before());
        var read = store.find(old).orElseThrow();
        var without = ClientItem.write(read).attributes().keySet().stream()
                .filter(name -> !name.equals(ClientAttributes.SCOPES));

        assertThat(without).containsExactlyInAnyOrderElementsOf(ClientAttributes.OF_ONE_WITHOUT_POWER);
    }
}
