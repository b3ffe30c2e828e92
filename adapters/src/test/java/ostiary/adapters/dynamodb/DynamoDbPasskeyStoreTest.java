package ostiary.adapters.dynamodb;

import ostiary.core.passkey.PasskeyStoreContract;

class DynamoDbPasskeyStoreTest extends PasskeyStoreContract {
    DynamoDbPasskeyStoreTest() {
        super(new DynamoDbPasskeyStore(LocalTable.shared()), new DynamoDbSpentChallenges(LocalTable.shared()));
    }
}
