package ostiary.core.passkey;

class InMemoryPasskeyStoreTest extends PasskeyStoreContract {
    private static final InMemoryPasskeyStore STORE = new InMemoryPasskeyStore();

    InMemoryPasskeyStoreTest() {
        super(STORE, STORE);
    }
}
