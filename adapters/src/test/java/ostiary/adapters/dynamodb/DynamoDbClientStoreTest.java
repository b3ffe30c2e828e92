package ostiary.adapters.dynamodb;

import ostiary.core.client.ClientStore;
import ostiary.core.client.ClientStoreContract;

class DynamoDbClientStoreTest extends ClientStoreContract {
    private final ClientStore store = new DynamoDbClientStore(LocalTable.shared());

    @Override
    protected ClientStore store() {
        return store;
    }
}
