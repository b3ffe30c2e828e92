package ostiary.service;

import java.util.Map;
import ostiary.adapters.dynamodb.DynamoDbAddressStore;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.DynamoDbConsentStore;
import ostiary.adapters.dynamodb.DynamoDbFactorStore;
import ostiary.adapters.dynamodb.DynamoDbPasskeyStore;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.Route;
import ostiary.core.export.ExportAccount;
import ostiary.core.throttle.Throttle;
import ostiary.edge.Endpoint;
import ostiary.edge.ExportAccountEndpoint;

/// Assembles the route by which people get their data. It is with the function that may read factors.
final class ExportAssembly {
    private final Foundation foundation;

    ExportAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    Map<Route, Endpoint> routes() {
        var own = new AccessAssembly(foundation).ownAccount();
        return Map.of(AccountApi.EXPORT, own.apply(new ExportAccountEndpoint(export())));
    }

    private ExportAccount export() {
        var table = foundation.table();
        return new ExportAccount(
                new DynamoDbUserStore(table),
                new DynamoDbUserStatusStore(table),
                new DynamoDbSessionStore(table),
                new DynamoDbFactorStore(table),
                new DynamoDbPasskeyStore(table),
                new DynamoDbConsentStore(table),
                new DynamoDbAddressStore(table),
                new FactorAssembly(foundation).stepUps(),
                new Throttle(new DynamoDbAttemptStore(table)),
                foundation.platform().auditLog(),
                foundation.platform().clock());
    }
}
