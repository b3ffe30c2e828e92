package ostiary.core.client;

class InMemoryRevokedTokenStoreTest extends RevokedTokenStoreContract {
    private final RevokedTokenStore store = new InMemoryRevokedTokenStore();

    @Override
    protected RevokedTokenStore store() {
        return store;
    }
}
