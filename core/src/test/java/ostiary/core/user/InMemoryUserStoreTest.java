package ostiary.core.user;

import ostiary.core.signup.InMemorySignUpStore;
import ostiary.core.signup.SignUpStore;

class InMemoryUserStoreTest extends UserStoreContract {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final SignUpStore signUps = new InMemorySignUpStore(users);

    @Override
    protected UserStore store() {
        return users;
    }

    @Override
    protected SignUpStore signUps() {
        return signUps;
    }
}
