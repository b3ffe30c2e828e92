package ostiary.adapters.dynamodb;

import ostiary.core.client.RevokedTokenStore;
import ostiary.core.client.RevokedTokenStoreContract;

class DynamoDbRevokedTokenStoreTest extends RevokedTokenStoreContract {
    private final RevokedTokenStore store = new DynamoDbRevokedTokenStore(LocalTable.shared());

    @Override
    protected RevokedTokenStore store() {
        return store;
    }
}
