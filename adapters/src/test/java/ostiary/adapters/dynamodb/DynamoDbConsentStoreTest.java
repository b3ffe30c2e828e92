package ostiary.adapters.dynamodb;

import ostiary.core.consent.ConsentStore;
import ostiary.core.consent.ConsentStoreContract;

class DynamoDbConsentStoreTest extends ConsentStoreContract {
    private final ConsentStore store = new DynamoDbConsentStore(LocalTable.shared());

    @Override
    protected ConsentStore store() {
        return store;
    }
}
