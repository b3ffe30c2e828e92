package ostiary.functions.fault;

import java.io.IOException;
import java.net.URI;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.functions.dynamodb.DynamoDbAttemptStore;
import ostiary.functions.dynamodb.DynamoDbChallengeStore;
import ostiary.functions.dynamodb.DynamoDbRevocationFeed;
import ostiary.functions.dynamodb.DynamoDbSessionStore;
import ostiary.functions.dynamodb.DynamoDbSignUpStore;
import ostiary.functions.dynamodb.DynamoDbUserStore;
import ostiary.functions.dynamodb.LocalTable;
import ostiary.functions.dynamodb.Table;

/// A whole service whose every call to the store goes through a fault proxy, with the service's own client settings.
public final class ProxiedWorld implements AutoCloseable {
    public final FaultProxy proxy = FaultProxy.before(database());
    public final Table table =
            new Table(LocalTable.client(proxy.endpoint()), LocalTable.shared().name());
    public final World world = new World(stores(table));

    /// Where DynamoDB Local listens.
    public static URI database() {
        return LocalTable.shared()
                .client()
                .serviceClientConfiguration()
                .endpointOverride()
                .orElseThrow();
    }

    /// The adapters over one table.
    public static Stores stores(Table table) {
        return new Stores(
                new DynamoDbUserStore(table),
                new DynamoDbSignUpStore(table),
                new DynamoDbSessionStore(table),
                new DynamoDbAttemptStore(table),
                new DynamoDbRevocationFeed(table),
                new DynamoDbChallengeStore(table));
    }

    @Override
    public void close() throws IOException {
        table.client().close();
        proxy.close();
    }
}
