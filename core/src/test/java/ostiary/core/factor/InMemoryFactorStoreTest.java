package ostiary.core.factor;

import ostiary.core.testing.Stores;

class InMemoryFactorStoreTest extends FactorStoreContract {
    InMemoryFactorStoreTest() {
        super(Stores.inMemory());
    }
}
