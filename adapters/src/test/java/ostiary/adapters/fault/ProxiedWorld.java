package ostiary.adapters.fault;

import java.io.IOException;
import java.net.URI;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.dynamodb.TableStores;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.emulators.aws.fault.FaultProxy;

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
        return TableStores.of(table);
    }

    @Override
    public void close() throws IOException {
        table.client().close();
        proxy.close();
    }
}
