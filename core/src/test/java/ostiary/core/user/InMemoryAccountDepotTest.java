package ostiary.core.user;

class InMemoryAccountDepotTest extends AccountDepotContract {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final AccountDepot depot = new InMemoryAccountDepot(users);

    @Override
    protected AccountDepot depot() {
        return depot;
    }

    @Override
    protected UserStore users() {
        return users;
    }
}
