package ostiary.core.signup;

import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserStore;

class InMemorySignUpStoreTest extends SignUpStoreContract {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final SignUpStore store = new InMemorySignUpStore(users);

    @Override
    protected SignUpStore store() {
        return store;
    }

    @Override
    protected UserStore users() {
        return users;
    }
}
