package ostiary.adapters.dynamodb;

import ostiary.core.signup.SignUpStore;
import ostiary.core.user.UserStore;
import ostiary.core.user.UserStoreContract;

class DynamoDbUserStoreTest extends UserStoreContract {
    private final UserStore users = new DynamoDbUserStore(LocalTable.shared());
    private final SignUpStore signUps = new DynamoDbSignUpStore(LocalTable.shared());

    @Override
    protected UserStore store() {
        return users;
    }

    @Override
    protected SignUpStore signUps() {
        return signUps;
    }
}
