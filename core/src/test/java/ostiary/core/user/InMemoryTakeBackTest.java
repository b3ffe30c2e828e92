package ostiary.core.user;

class InMemoryTakeBackTest extends TakeBackContract {
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
