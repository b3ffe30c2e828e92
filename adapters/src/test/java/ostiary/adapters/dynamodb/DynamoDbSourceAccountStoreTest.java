package ostiary.adapters.dynamodb;

import java.util.Map;
import ostiary.core.upstream.SourceAccountStore;
import ostiary.core.upstream.SourceAccountStoreContract;
import ostiary.core.user.Credential;
import ostiary.core.user.User;
import ostiary.core.user.UserStore;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbSourceAccountStoreTest extends SourceAccountStoreContract {
    private final Table table = LocalTable.shared();
    private final SourceAccountStore store = new DynamoDbSourceAccountStore(table);
    private final UserStore users = new DynamoDbUserStore(table);

    @Override
    protected SourceAccountStore store() {
        return store;
    }

    @Override
    protected UserStore users() {
        return users;
    }

    @Override
    protected void keep(User user, Credential credential) {
        put(UserItem.write(user).attributes());
        put(LoginItem.write(credential).attributes());
    }

    private void put(Map<String, AttributeValue> item) {
        table.client().putItem(put -> put.tableName(table.name()).item(item));
    }
}
