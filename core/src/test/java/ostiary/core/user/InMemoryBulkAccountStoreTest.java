package ostiary.core.user;

class InMemoryBulkAccountStoreTest extends BulkAccountStoreContract {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final BulkAccountStore store = new InMemoryBulkAccountStore(users);

    @Override
    protected BulkAccountStore store() {
        return store;
    }

    @Override
    protected UserStore users() {
        return users;
    }
}
