package ostiary.core.throttle;

class InMemoryAttemptStoreTest extends AttemptStoreContract {
    private final AttemptStore store = new InMemoryAttemptStore();

    @Override
    protected AttemptStore store() {
        return store;
    }
}
