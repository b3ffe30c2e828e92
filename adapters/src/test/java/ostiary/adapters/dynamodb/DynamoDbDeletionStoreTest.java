package ostiary.adapters.dynamodb;

import java.util.Optional;
import java.util.Set;
import ostiary.core.deletion.DeletionStoreContract;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

class DynamoDbDeletionStoreTest extends DeletionStoreContract {
    private final Table table = LocalTable.shared();

    @Override
    protected Stores stores() {
        return TableStores.of(table);
    }

    @Override
    protected UserId account(EmailAddress email) {
        var id = Fresh.userId();
        put(UserItem.write(new User(id, email, Optional.empty(), Fresh.now())));
        put(LoginItem.write(new Credential(id, email, new SealedHash("$old"), false, Set.of())));
        return id;
    }

    private void put(Item item) {
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item.attributes())));
    }
}
