package ostiary.core.oauth;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.testing.World;

/// A client that gets tokens for itself, of a service where others may be registered.
abstract class ClientTokensSetup {
    static final String ORDERS = "https://orders.example.com";

    final World world = new World();
    final RegisteredClient billing = client("billing", Optional.empty());

    RegisteredClient client(String id, Optional<String> audience) {
        world.oauth.registered(
                id,
                new ClientDescription(
                        id,
                        Set.of(GrantType.CLIENT_CREDENTIALS),
                        Set.of("orders:read", "orders:write", "account", "openid", "offline_access"),
                        Set.of(ORDERS, "https://stock.example.com"),
                        audience));
        return world.stores.clients().find(id).orElseThrow();
    }

    GrantClientCredentials.Outcome grant(String scope, String... resources) {
        return world.oauth
                .grantClientCredentials()
                .grant(billing, Optional.of(scope).filter(text -> !text.isEmpty()), List.of(resources));
    }

    String token(String... resources) {
        return ((GrantClientCredentials.Outcome.Granted) grant("", resources)).accessToken();
    }
}
