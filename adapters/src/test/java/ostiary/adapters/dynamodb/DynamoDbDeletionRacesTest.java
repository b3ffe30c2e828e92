package ostiary.adapters.dynamodb;

import ostiary.core.deletion.DeletionRaces;

class DynamoDbDeletionRacesTest extends DeletionRaces {
    private static final int ROUNDS = 25;

    DynamoDbDeletionRacesTest() {
        super(DynamoDbDeletionRacesTest::open, ROUNDS);
    }

    private static Opened open() {
        var clocked = new ClockedTable();
        return new Opened(TableStores.of(clocked.table()), clocked::follow);
    }
}
