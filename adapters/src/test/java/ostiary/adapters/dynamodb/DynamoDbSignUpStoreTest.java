package ostiary.adapters.dynamodb;

import ostiary.core.signup.SignUpStore;
import ostiary.core.signup.SignUpStoreContract;
import ostiary.core.user.UserStore;

class DynamoDbSignUpStoreTest extends SignUpStoreContract {
    private final UserStore users = new DynamoDbUserStore(LocalTable.shared());
    private final SignUpStore store = new DynamoDbSignUpStore(LocalTable.shared());

    @Override
    protected SignUpStore store() {
        return store;
    }

    @Override
    protected UserStore users() {
        return users;
    }
}
