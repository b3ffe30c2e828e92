package ostiary.adapters.dynamodb;

import ostiary.core.throttle.AttemptStore;
import ostiary.core.throttle.AttemptStoreContract;

class DynamoDbAttemptStoreTest extends AttemptStoreContract {
    private final AttemptStore store = new DynamoDbAttemptStore(LocalTable.shared());

    @Override
    protected AttemptStore store() {
        return store;
    }
}
