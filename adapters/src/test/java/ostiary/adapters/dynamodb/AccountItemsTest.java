package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.testing.Fresh;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;

class AccountItemsTest {
    private final Table table = LocalTable.shared();

    private Account kept() {
        var id = Fresh.userId();
        var email = Fresh.email();
        var account = new Account(
                new User(id, email, Optional.empty(), Fresh.now()),
                new Credential(id, email, new SealedHash("$2b$04$old"), false, Set.of()));
        put(UserItem.write(account.user()));
        put(LoginItem.write(account.credential()));
        return account;
    }

    private List<Account> kept(int number) {
        return Stream.generate(this::kept).limit(number).toList();
    }

    private void put(Item item) {
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item.attributes())));
    }

    private static List<Credential> logins(List<Account> accounts) {
        return accounts.stream().map(Account::credential).toList();
    }

    @Test
    void areFoundByTheirKeys() {
        var account = kept();
        var other = kept();

        var found = new AccountItems(table).of(List.of(account, account));

        assertThat(found)
                .containsOnlyKeys(
                        UserItem.key(account.user().id()),
                        LoginItem.key(account.user().email()))
                .doesNotContainKey(UserItem.key(other.user().id()));
        assertThat(found.get(UserItem.key(account.user().id())))
                .extracting(UserItem::read)
                .isEqualTo(account.user());
    }

    /// There are a hundred keys in one batch.
    @Test
    void areFoundInSeveralBatches() {
        var accounts = kept(101);

        assertThat(new AccountItems(table).withUsers(logins(accounts))).containsExactlyElementsOf(accounts);
    }

    @Test
    void lackALoginWhoseUserIsGoneOrHasAnotherAddress() {
        var account = kept();
        var nobodys = new Credential(
                Fresh.userId(), Fresh.email(), account.credential().passwordHash(), false, Set.of());
        var left = new Credential(
                account.user().id(), Fresh.email(), account.credential().passwordHash(), false, Set.of());

        assertThat(new AccountItems(table).withUsers(List.of(nobodys, account.credential(), left)))
                .containsExactly(account);
    }

    @Test
    void areAskedForAgainWhereDynamoDbLeavesSomeUnread() {
        var accounts = kept(8);

        assertThat(new AccountItems(new Table(new BusyTable(table), table.name())).withUsers(logins(accounts)))
                .containsExactlyElementsOf(accounts);
    }

    /// Never half of them.
    @Test
    void areUnavailableWhereItGoesOnSo() {
        var accounts = kept(9);
        var items = new AccountItems(new Table(new BusyTable(table), table.name()));

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> items.withUsers(logins(accounts)));
    }

    @Test
    void areNoneWhereNoneAreWanted() {
        assertThat(new AccountItems(table).of(List.of())).isEqualTo(Map.of());
    }
}
