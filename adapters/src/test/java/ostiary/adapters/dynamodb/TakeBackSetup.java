package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.CHANGED;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.HAS_SESSION;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.testing.Fresh;
import ostiary.core.token.Sha256;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore.TakeBackResult;
import ostiary.core.user.Credential;
import ostiary.core.user.ImportId;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Imported accounts that are taken back, and logins to them.
abstract class TakeBackSetup {
    private static final SealedHash OLD = new SealedHash("$2b$04$old");
    private static final SealedHash NEW = new SealedHash("$argon2id$new");

    final Table table = LocalTable.shared();
    final DynamoDbUserStore users = new DynamoDbUserStore(table);
    final ImportId by = ImportId.fresh();
    final List<Duration> waits = new ArrayList<>();

    /// The writes of a login after it has read the login item.
    enum Rest {
        HASH,
        SESSION,
        BOTH;

        Credential after(Account account) {
            var old = account.credential();
            return this == SESSION ? old : new Credential(old.userId(), old.email(), NEW, old.disabled(), old.roles());
        }

        TakeBackResult result() {
            return this == SESSION ? HAS_SESSION : CHANGED;
        }
    }

    Account added(boolean disabled) {
        return added(disabled, by);
    }

    /// As an import writes it.
    Account added(boolean disabled, ImportId by) {
        var id = Fresh.userId();
        var email = Fresh.email();
        var account = new Account(
                new User(id, email, Optional.empty(), Fresh.now()),
                new Credential(id, email, OLD, disabled, Set.of("ops")));
        put(ImportMark.onto(LoginItem.write(account.credential()), by));
        put(UserItem.untouched(account.user()));
        return account;
    }

    void goOn(Rest rest, Account account) {
        if (rest != Rest.SESSION) {
            users.replacePasswordHash(account.user().email(), OLD, NEW);
        }
        if (rest != Rest.HASH) {
            var session = SessionSnapshot.starting(session(account), Sha256.of(new byte[0]), "k1");
            new DynamoDbSessionStore(table).start(session);
        }
    }

    private static Session session(Account of) {
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

    void put(Item item) {
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item.attributes())));
    }

    void delete(Map<String, AttributeValue> key) {
        table.call(dynamoDb ->
                dynamoDb.deleteItem(delete -> delete.tableName(table.name()).key(key)));
    }

    List<TakeBackResult> takeBack(Table through, Runnable whileWaiting, Account... accounts) {
        var imported = new ImportedAccounts(through, time -> {
            waits.add(time);
            whileWaiting.run();
        });
        return imported.takeBack(
                Stream.of(accounts).map(account -> account.user().id()).toList(), by);
    }

    Optional<Credential> credential(Account of) {
        return users.findCredential(of.user().email());
    }

    boolean isDisabled(Account account) {
        return credential(account).orElseThrow().disabled();
    }

    void assertGone(Account account) {
        assertThat(credential(account)).isEmpty();
        assertThat(users.find(account.user().id())).isEmpty();
    }
}
