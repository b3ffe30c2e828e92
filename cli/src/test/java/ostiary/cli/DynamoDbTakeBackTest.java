package ostiary.cli;

import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.ImportedAccounts;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.user.BulkAccountStore;
import ostiary.core.user.TakeBackContract;
import ostiary.core.user.UserStore;

/// The outcome for each account is held in `ImportedAccountsTest`, beside the adapter.
class DynamoDbTakeBackTest extends TakeBackContract {
    private final Table table = LocalTable.fresh();
    private final BulkAccountStore store = new DynamoDbBulkAccountStore(table, new ImportedAccounts(table, _ -> {}));
    private final UserStore users = new DynamoDbUserStore(table);

    @Override
    protected BulkAccountStore store() {
        return store;
    }

    @Override
    protected UserStore users() {
        return users;
    }
}
