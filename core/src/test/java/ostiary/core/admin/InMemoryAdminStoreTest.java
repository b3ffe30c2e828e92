package ostiary.core.admin;

import ostiary.core.testing.Stores;

class InMemoryAdminStoreTest extends AdminStoreContract {
    InMemoryAdminStoreTest() {
        super(Stores.inMemory());
    }
}
