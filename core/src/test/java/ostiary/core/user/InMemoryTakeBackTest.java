package ostiary.core.user;

class InMemoryTakeBackTest extends TakeBackContract {
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
