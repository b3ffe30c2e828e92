package ostiary.adapters.dynamodb;

import ostiary.core.recovery.PasswordResetStore;
import ostiary.core.recovery.PasswordResetStoreContract;
import ostiary.core.recovery.PasswordStore;
import ostiary.core.user.Account;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

class DynamoDbPasswordResetStoreTest extends PasswordResetStoreContract {
    private final Table table = LocalTable.shared();

    @Override
    protected PasswordResetStore store() {
        return new DynamoDbPasswordResetStore(table);
    }

    @Override
    protected PasswordStore passwords() {
        return new DynamoDbPasswordStore(table);
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
