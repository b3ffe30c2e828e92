package ostiary.service;

import java.util.Map;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.Route;
import ostiary.edge.Endpoint;
import ostiary.edge.MeEndpoint;

/// Assembles the routes by which users read their own accounts.
final class AccountAssembly {
    private final Foundation foundation;

    AccountAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    Map<Route, Endpoint> routes() {
        var me = new MeEndpoint(new DynamoDbUserStore(foundation.table()));
        return Map.of(AccountApi.ME, new AccessAssembly(foundation).ownAccount().apply(me));
    }
}
