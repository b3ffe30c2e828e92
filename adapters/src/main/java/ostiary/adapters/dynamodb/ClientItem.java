package ostiary.adapters.dynamodb;

import static ostiary.blueprint.ClientAttributes.AUDIENCE;
import static ostiary.blueprint.ClientAttributes.CREATED_AT;
import static ostiary.blueprint.ClientAttributes.GRANTS;
import static ostiary.blueprint.ClientAttributes.NAME;
import static ostiary.blueprint.ClientAttributes.RESOURCES;
import static ostiary.blueprint.ClientAttributes.SCOPES;
import static ostiary.blueprint.ClientAttributes.SECRETS;
import static ostiary.blueprint.ClientAttributes.VERSION;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ostiary.blueprint.TableShape;
import ostiary.core.client.ClientSecret;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.token.Sha256;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a registered client.
public final class ClientItem {
    private ClientItem() {}

    static Map<String, AttributeValue> key(String id) {
        return Table.key(TableShape.CLIENT + id, "CLIENT");
    }

    public static Item write(RegisteredClient client) {
        return Item.of(key(client.id()))
                .put(NAME, client.name())
                .put(SECRETS, client.secrets().stream().map(ClientItem::text).toList())
                .put(GRANTS, client.grants().stream().map(GrantType::text).collect(Collectors.toSet()))
                .put(SCOPES, client.scopes())
                .put(RESOURCES, client.resources())
                .put(AUDIENCE, client.audience())
                .put(CREATED_AT, client.createdAt())
                .put(VERSION, client.version());
    }

    static RegisteredClient read(Item item) {
        return new RegisteredClient(
                item.partition().substring(TableShape.CLIENT.length()),
                item.string(NAME),
                item.list(SECRETS).stream().map(ClientItem::secret).toList(),
                grants(item.set(GRANTS)),
                item.set(SCOPES),
                item.set(RESOURCES),
                item.find(AUDIENCE),
                item.instant(CREATED_AT),
                item.count(VERSION));
    }

    /// `<epoch milliseconds> <hash>`.
    private static String text(ClientSecret secret) {
        return secret.createdAt().toEpochMilli() + " " + secret.hash().value();
    }

    private static ClientSecret secret(String text) {
        int blank = text.indexOf(' ');
        var createdAt = Instant.ofEpochMilli(Long.parseLong(text.substring(0, blank)));
        return new ClientSecret(new Sha256(text.substring(blank + 1)), createdAt);
    }

    /// Leaves out those of a later version, which this one could not grant.
    private static Set<GrantType> grants(Set<String> texts) {
        return texts.stream().flatMap(text -> GrantType.parse(text).stream()).collect(Collectors.toSet());
    }
}
