package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.dynamodb.UserItem;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.testing.Fresh;
import ostiary.core.token.Sha256;
import ostiary.core.user.BulkAccountStore;
import ostiary.core.user.BulkAccountStoreContract;
import ostiary.core.user.ImportId;
import ostiary.core.user.UserStore;

class DynamoDbBulkAccountStoreTest extends BulkAccountStoreContract {
    private final Table table = LocalTable.fresh();
    private final BulkAccountStore store = new DynamoDbBulkAccountStore(table);
    private final UserStore users = new DynamoDbUserStore(table);

    @Override
    protected BulkAccountStore store() {
        return store;
    }

    @Override
    protected UserStore users() {
        return users;
    }

    @Test
    void findsAccountsAmongAllElseThatIsInTheTable() {
        var account = account();
        store.add(List.of(account), ImportId.fresh());
        new DynamoDbSessionStore(table).start(SessionSnapshot.starting(Fresh.session(), Sha256.of(new byte[0]), "k1"));

        assertThat(store.page(Optional.empty()).accounts()).containsExactly(account);
    }

    /// A rehearsal removes the user before the login.
    @Test
    void leavesOutALoginWhoseUserIsGone() {
        var account = account();
        store.add(List.of(account), ImportId.fresh());
        table.client()
                .deleteItem(delete -> delete.tableName(table.name())
                        .key(UserItem.key(account.user().id())));

        assertThat(store.page(Optional.empty()).accounts()).isEmpty();
    }
}
