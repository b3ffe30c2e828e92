package ostiary.core.device;

class InMemoryDeviceStoreTest extends DeviceStoreContract {
    private final DeviceStore store = new InMemoryDeviceStore();

    @Override
    protected DeviceStore store() {
        return store;
    }
}
