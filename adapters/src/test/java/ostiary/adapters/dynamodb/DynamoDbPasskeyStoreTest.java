package ostiary.adapters.dynamodb;

import ostiary.core.passkey.PasskeyStoreContract;

class DynamoDbPasskeyStoreTest extends PasskeyStoreContract {
    DynamoDbPasskeyStoreTest() {
        super(TableStores.of(LocalTable.shared()));
    }
}
