package ostiary.core.consent;

class InMemoryConsentStoreTest extends ConsentStoreContract {
    private final ConsentStore store = new InMemoryConsentStore();

    @Override
    protected ConsentStore store() {
        return store;
    }
}
