package ostiary.core.passkey;

import ostiary.core.testing.Stores;

class InMemoryPasskeyStoreTest extends PasskeyStoreContract {
    InMemoryPasskeyStoreTest() {
        super(Stores.inMemory());
    }
}
