package ostiary.core.user;

import ostiary.core.recovery.InMemoryPasswordResetStore;
import ostiary.core.recovery.PasswordStore;

class InMemoryUserStatusStoreTest extends UserStatusStoreContract {
    private final InMemoryUserStore store = new InMemoryUserStore();

    @Override
    protected UserStatusStore store() {
        return store;
    }

    @Override
    protected UserStore users() {
        return store;
    }

    @Override
    protected PasswordStore passwords() {
        return new InMemoryPasswordResetStore(store);
    }

    @Override
    protected void add(Account account) {
        store.add(account.user(), account.credential());
    }
}
