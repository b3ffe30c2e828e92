package ostiary.core.user;

class InMemoryBulkAccountStoreTest extends BulkAccountStoreContract {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final BulkAccountStore depot = new InMemoryBulkAccountStore(users);

    @Override
    protected BulkAccountStore depot() {
        return depot;
    }

    @Override
    protected UserStore users() {
        return users;
    }
}
