package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.UserAttributes;
import ostiary.core.recovery.PasswordStore;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Profiles;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.SealedHash;
import ostiary.core.user.ToldClaims;
import ostiary.core.user.User;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStatusStoreContract;
import ostiary.core.user.UserStore;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbUserStatusStoreTest extends UserStatusStoreContract {
    private final Table table = LocalTable.shared();
    private final DynamoDbUserStatusStore store = new DynamoDbUserStatusStore(table);
    private final DynamoDbUserStore users = new DynamoDbUserStore(table);

    @Override
    protected UserStatusStore store() {
        return store;
    }

    @Override
    protected UserStore users() {
        return users;
    }

    @Override
    protected PasswordStore passwords() {
        return new DynamoDbPasswordStore(table);
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

    @Test
    void tellsOfAUserWhatTokensTell() {
        var user = new User(Fresh.userId(), Fresh.email(), Optional.of("Ada"), Instant.EPOCH, Profiles.whole());
        put(UserItem.write(user));

        assertThat(new DynamoDbUserStatusStore(table, List.of("name", "locale"))
                        .findStatus(user.id())
                        .orElseThrow()
                        .claims()
                        .values())
                .containsExactly(entry("name", "Ada"), entry("locale", "en-GB"));
        assertThat(store.findStatus(user.id()).orElseThrow().claims()).isEqualTo(ToldClaims.NONE);
    }

    /// As a version does that knows of no kept session.
    @Test
    void keepsNoSessionThroughALogoutEverywhereThatLeavesItInPlace() {
        var id = Fresh.userId();
        var kept = UUID.randomUUID();
        var now = Fresh.now();
        var user = UserItem.write(new User(id, Fresh.email(), Optional.empty(), Instant.EPOCH));
        user.put("not_before", now).put("kept_session", kept + " " + now.toEpochMilli());
        put(user);
        assertThat(store.findStatus(id).orElseThrow().admits(kept, now)).isTrue();

        put(user.put("not_before", now.plusMillis(1)));

        assertThat(store.findStatus(id).orElseThrow().kept()).isEmpty();
        assertThat(store.findStatus(id).orElseThrow().admits(kept, now)).isFalse();
    }

    /// A change of the password that ends late, beside a logout everywhere by a version that knows of no kept session.
    @Test
    void bringsNoSessionBackThatWasKeptBeforeALogoutEverywhere() {
        var id = Fresh.userId();
        var kept = UUID.randomUUID();
        var now = Fresh.now();
        var user = UserItem.write(new User(id, Fresh.email(), Optional.empty(), Instant.EPOCH));
        put(user.put("not_before", now.plusMillis(1)).put("kept_session", kept + " " + now.toEpochMilli()));

        store.endOthers(id, kept, now, now.plusSeconds(1));
        store.endOthers(id, kept, now.plusMillis(1), now.plusSeconds(1));

        assertThat(store.findStatus(id).orElseThrow().kept()).isEmpty();
        assertThat(store.findStatus(id).orElseThrow().notBefore()).contains(now.plusMillis(1));
    }

    /// Whoever writes it in another way than we do means to shut somebody out.
    @Test
    void aUserIsDisabledByAValueOfAnyType() {
        var id = Fresh.userId();
        var email = Fresh.email();
        var user = UserItem.write(new User(id, email, Optional.empty(), Instant.EPOCH));
        var login = LoginItem.write(new Credential(id, email, new SealedHash("$fast$v=1$hash"), false, Set.of()));
        for (var value :
                List.of(fromBool(true), fromBool(false), AttributeValue.fromN("1"), AttributeValue.fromS(""))) {
            user.attributes().put(UserAttributes.DISABLED, value);
            login.attributes().put(LoginItem.DISABLED, value);
            put(user);
            put(login);

            assertThat(store.findStatus(id).orElseThrow().disabled()).isTrue();
            assertThat(users.findCredential(email).orElseThrow().disabled()).isTrue();
        }
    }

    /// One whom Cognito keeps.
    @Test
    void aUserWithoutALoginHereIsDisabledToo() {
        var id = Fresh.userId();
        put(UserItem.write(new User(id, Fresh.email(), Optional.empty(), Instant.EPOCH)));

        assertThat(store.setDisabled(id, true)).isTrue();

        assertThat(store.findStatus(id).orElseThrow().disabled()).isTrue();
    }

    /// As long as two people share an address, its login is the other's.
    @Test
    void leavesALoginAloneThatIsSomebodyElses() {
        var email = Fresh.email();
        var id = Fresh.userId();
        put(UserItem.write(new User(id, email, Optional.empty(), Instant.EPOCH)));
        put(LoginItem.write(new Credential(Fresh.userId(), email, new SealedHash("$fast$v=1$hash"), false, Set.of())));

        store.setDisabled(id, true);

        assertThat(users.findCredential(email).orElseThrow().disabled()).isFalse();
    }
}
