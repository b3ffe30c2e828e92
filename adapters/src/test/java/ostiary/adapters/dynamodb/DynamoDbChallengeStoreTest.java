package ostiary.adapters.dynamodb;

import ostiary.core.login.ChallengeStore;
import ostiary.core.login.ChallengeStoreContract;

class DynamoDbChallengeStoreTest extends ChallengeStoreContract {
    private final ChallengeStore store = new DynamoDbChallengeStore(LocalTable.shared());

    @Override
    protected ChallengeStore store() {
        return store;
    }
}
