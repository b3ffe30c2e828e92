package ostiary.core.client;

class InMemoryClientStoreTest extends ClientStoreContract {
    private final ClientStore store = new InMemoryClientStore();

    @Override
    protected ClientStore store() {
        return store;
    }
}
