package ostiary.adapters.dynamodb;

import ostiary.core.device.DeviceStore;
import ostiary.core.device.DeviceStoreContract;

class DynamoDbDeviceStoreTest extends DeviceStoreContract {
    private final DeviceStore store = new DynamoDbDeviceStore(LocalTable.shared());

    @Override
    protected DeviceStore store() {
        return store;
    }
}
