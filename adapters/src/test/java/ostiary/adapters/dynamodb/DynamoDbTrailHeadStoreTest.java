package ostiary.adapters.dynamodb;

import ostiary.core.trail.TrailHeadStoreContract;

class DynamoDbTrailHeadStoreTest extends TrailHeadStoreContract {
    private static final Table TABLE = LocalTable.freshTrail();

    DynamoDbTrailHeadStoreTest() {
        super(new DynamoDbTrailHeadStore(TABLE));
    }
}
