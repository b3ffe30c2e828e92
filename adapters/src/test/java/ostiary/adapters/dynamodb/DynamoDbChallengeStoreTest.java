package ostiary.adapters.dynamodb;

import ostiary.core.challenge.ChallengeStore;
import ostiary.core.challenge.ChallengeStoreContract;

class DynamoDbChallengeStoreTest extends ChallengeStoreContract {
    private final ChallengeStore store = new DynamoDbChallengeStore(LocalTable.shared());

    @Override
    protected ChallengeStore store() {
        return store;
    }
}
