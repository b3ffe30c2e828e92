package ostiary.core.trail;

class InMemoryTrailHeadStoreTest extends TrailHeadStoreContract {
    InMemoryTrailHeadStoreTest() {
        super(new InMemoryTrailHeadStore());
    }
}
