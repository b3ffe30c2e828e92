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
import ostiary.core.token.TokenHash;
import ostiary.core.user.AccountDepot;
import ostiary.core.user.AccountDepotContract;
import ostiary.core.user.UserStore;

class DynamoDbAccountDepotTest extends AccountDepotContract {
    private final Table table = LocalTable.fresh();
    private final AccountDepot depot = new DynamoDbAccountDepot(table);
    private final UserStore users = new DynamoDbUserStore(table);

    @Override
    protected AccountDepot depot() {
        return depot;
    }

    @Override
    protected UserStore users() {
        return users;
    }

    @Test
    void findsAccountsAmongAllElseThatIsInTheTable() {
        var account = account();
        depot.add(List.of(account));
        new DynamoDbSessionStore(table)
                .start(SessionSnapshot.starting(Fresh.session(), TokenHash.of(new byte[0]), "k1"));

        assertThat(depot.page(Optional.empty()).accounts()).containsExactly(account);
    }

    /// A rehearsal removes the user before the login.
    @Test
    void leavesOutALoginWhoseUserIsGone() {
        var account = account();
        depot.add(List.of(account));
        table.client()
                .deleteItem(delete -> delete.tableName(table.name())
                        .key(UserItem.key(account.user().id())));

        assertThat(depot.page(Optional.empty()).accounts()).isEmpty();
    }
}
