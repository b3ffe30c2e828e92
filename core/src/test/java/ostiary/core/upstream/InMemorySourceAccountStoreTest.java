package ostiary.core.upstream;

import java.util.Optional;
import ostiary.core.user.Credential;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;
import ostiary.core.user.UserStore;

class InMemorySourceAccountStoreTest extends SourceAccountStoreContract {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final SourceAccountStore store = new InMemorySourceAccountStore(users);

    @Override
    protected SourceAccountStore store() {
        return store;
    }

    @Override
    protected UserStore users() {
        return users;
    }

    @Override
    protected void keep(User user, Credential credential) {
        users.put(user, Optional.of(credential));
    }
}
