package ostiary.adapters.dynamodb;

import ostiary.core.factor.FactorStoreContract;

class DynamoDbFactorStoreTest extends FactorStoreContract {
    DynamoDbFactorStoreTest() {
        super(TableStores.of(LocalTable.shared()));
    }
}
