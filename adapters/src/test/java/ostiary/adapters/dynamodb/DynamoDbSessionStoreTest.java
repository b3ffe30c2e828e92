package ostiary.adapters.dynamodb;

import ostiary.core.session.SessionStore;
import ostiary.core.session.SessionStoreContract;

class DynamoDbSessionStoreTest extends SessionStoreContract {
    private final SessionStore store = new DynamoDbSessionStore(LocalTable.shared());

    @Override
    protected SessionStore store() {
        return store;
    }
}
