package ostiary.adapters.dynamodb;

import java.util.Optional;
import java.util.Set;
import ostiary.core.deletion.SagaStore;
import ostiary.core.deletion.SagaStoreContract;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

class DynamoDbSagaStoreTest extends SagaStoreContract {
    private static final int ROUNDS = 50;

    private final Table table = LocalTable.shared();

    DynamoDbSagaStoreTest() {
        super(ROUNDS);
    }

    @Override
    protected Stores stores() {
        return TableStores.of(table);
    }

    @Override
    protected SagaStore sagas() {
        return new DynamoDbSagaStore(table);
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
