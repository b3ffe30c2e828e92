package ostiary.core.search;

import java.time.InstantSource;

class InMemorySearchStoreTest extends SearchStoreContract {
    InMemorySearchStoreTest() {
        super(inMemory());
    }

    private static Store inMemory() {
        var store = new InMemorySearchStore(InstantSource.system());
        return new Store(store, store);
    }
}
