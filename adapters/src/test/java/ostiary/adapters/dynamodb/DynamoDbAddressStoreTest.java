package ostiary.adapters.dynamodb;

import ostiary.core.recovery.AddressStore;
import ostiary.core.recovery.AddressStoreContract;
import ostiary.core.user.Account;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

class DynamoDbAddressStoreTest extends AddressStoreContract {
    private final Table table = LocalTable.shared();

    @Override
    protected AddressStore store() {
        return new DynamoDbAddressStore(table);
    }

    @Override
    protected UserStore users() {
        return new DynamoDbUserStore(table);
    }

    @Override
    protected UserStatusStore statuses() {
        return new DynamoDbUserStatusStore(table);
    }

    @Override
    protected void add(Account account) {
        put(UserItem.write(account.user()));
        put(LoginItem.write(account.credential()));
    }

    private void put(Item item) {
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item.attributes())));
    }
}
