package ostiary.core.session;

class InMemoryRefreshHistoriesTest extends RefreshHistories {
    private final SessionStore store = new InMemorySessionStore();

    @Override
    protected SessionStore store() {
        return store;
    }
}
