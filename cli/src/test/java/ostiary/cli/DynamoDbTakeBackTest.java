package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.CHANGED;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.HAS_SESSION;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.ImportedAccounts;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.LoginItem;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.testing.Fresh;
import ostiary.core.token.Sha256;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore;
import ostiary.core.user.TakeBackContract;
import ostiary.core.user.UserStore;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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

    @Test
    void leavesWhoeverHasASession() {
        var account = added(by);
        new DynamoDbSessionStore(table).start(SessionSnapshot.starting(session(account), Sha256.of(new byte[0]), "k1"));

        assertThat(takeBack(account)).containsExactly(HAS_SESSION);

        assertThat(isThere(account)).isTrue();
    }

    /// Its session has ended, and is forgotten an hour later.
    @Test
    void leavesWhoeverHasHadASession() {
        var account = added(by);
        new DynamoDbUserStatusStore(table).touch(account.user().id());

        assertThat(takeBack(account)).containsExactly(HAS_SESSION);

        assertThat(isThere(account)).isTrue();
    }

    static Session session(Account of) {
        var other = Fresh.session();
        return new Session(
                other.id(),
                of.user().id(),
                other.clientId(),
                other.scopes(),
                other.roles(),
                other.amr(),
                other.policy(),
                other.device(),
                other.startedAt(),
                other.endsAt());
    }

    /// A link to another identity source, other roles, or something that this version doesn't know.
    @ParameterizedTest
    @ValueSource(strings = {"source_id", "something_new"})
    void leavesALoginWithSomethingMoreInIt(String attribute) {
        var account = added(by);
        update(account, "SET #name = :value", attribute, fromS("x"));

        assertThat(takeBack(account)).containsExactly(CHANGED);

        assertThat(isThere(account)).isTrue();
    }

    @Test
    void leavesALoginWithOtherRoles() {
        var account = added(by);
        update(account, "SET #name = :value", "roles", fromSs(List.of("admin")));

        assertThat(takeBack(account)).containsExactly(CHANGED);
    }

    private void update(Account of, String expression, String attribute, AttributeValue value) {
        table.client()
                .updateItem(update -> update.tableName(table.name())
                        .key(LoginItem.key(of.user().email()))
                        .updateExpression(expression)
                        .expressionAttributeNames(Map.of("#name", attribute))
                        .expressionAttributeValues(Map.of(":value", value)));
    }
}
