package ostiary.core.trail;

class InMemoryTrailRecordStoreTest extends TrailRecordStoreContract {
    InMemoryTrailRecordStoreTest() {
        super(new InMemoryTrailRecordStore());
    }
}
