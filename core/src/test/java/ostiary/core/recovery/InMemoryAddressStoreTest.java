package ostiary.core.recovery;

import ostiary.core.user.Account;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

class InMemoryAddressStoreTest extends AddressStoreContract {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final AddressStore store = new InMemoryAddressStore(users);

    @Override
    protected AddressStore store() {
        return store;
    }

    @Override
    protected UserStore users() {
        return users;
    }

    @Override
    protected UserStatusStore statuses() {
        return users;
    }

    @Override
    protected void add(Account account) {
        users.add(account.user(), account.credential());
    }
}
