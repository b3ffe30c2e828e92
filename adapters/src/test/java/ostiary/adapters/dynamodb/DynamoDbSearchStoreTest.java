package ostiary.adapters.dynamodb;

import ostiary.core.search.SearchStoreContract;

class DynamoDbSearchStoreTest extends SearchStoreContract {
    DynamoDbSearchStoreTest() {
        super(fresh());
    }

    private static Store fresh() {
        var table = LocalTable.freshSearch();
        return new Store(new DynamoDbUserSearch(table), new DynamoDbUserCopy(table));
    }
}
