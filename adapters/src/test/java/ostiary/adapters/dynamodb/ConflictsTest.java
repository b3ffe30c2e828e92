package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.TAKEN_BACK;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.signup.CodeHash;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.ScriptedSource;
import ostiary.core.upstream.LinkRequest;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;

/// A conflict has decided nothing, so it is tried again, and not for ever.
class ConflictsTest extends TakeBackSetup {
    private static final SealedHash HASH = new SealedHash("$fast$v=1$hash");

    /// @param tries how often it is tried
    private static void assertTrueOnTheLastTry(int tries, Predicate<Table> operation) {
        assertGivesUp(Conflicts.table(1, tries), operation);
        assertThat(operation.test(Conflicts.table(1, tries - 1))).isTrue();
    }

    private static void assertGivesUp(Table table, Predicate<Table> operation) {
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> operation.test(table));
    }

    @Test
    void registersAClientAndRemovesIt() {
        var client = new RegisteredClient(
                "client." + UUID.randomUUID(),
                ClientType.CONFIDENTIAL,
                List.of(),
                new ClientDescription("Busy", Set.of(), Set.of(), Set.of(), Optional.empty()),
                Fresh.now(),
                1);

        assertTrueOnTheLastTry(8, table -> new DynamoDbClientStore(table).add(client));
        assertTrueOnTheLastTry(8, table -> new DynamoDbClientStore(table).remove(client.id()));
    }

    @Test
    void confirmsASignUp() {
        var email = Fresh.email();
        var code = new CodeHash(UUID.randomUUID().toString());
        var signUp = new PendingSignUp(
                Fresh.userId(), email, Optional.empty(), HASH, Fresh.now().plusSeconds(600));
        new DynamoDbSignUpStore(table).keep(code, signUp);

        assertTrueOnTheLastTry(
                3,
                table -> new DynamoDbSignUpStore(table)
                        .confirm(email, code, Fresh.now())
                        .isPresent());
    }

    @Test
    void linksAUserOfTheSource() {
        var ada = ScriptedSource.user(Fresh.email(), "admin");
        var request =
                new LinkRequest(ada, ada.id().asUserId(), false, Optional.empty(), Optional.of(HASH), Fresh.now());

        assertTrueOnTheLastTry(5, table -> new DynamoDbSourceAccountStore(table).link(request));
    }

    @Test
    void stopsWhenItIsInterrupted() {
        var ada = ScriptedSource.user(Fresh.email(), "admin");
        var request =
                new LinkRequest(ada, ada.id().asUserId(), false, Optional.empty(), Optional.of(HASH), Fresh.now());
        var interrupted = Conflicts.table(1, 1, () -> Thread.currentThread().interrupt());

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> new DynamoDbSourceAccountStore(interrupted).link(request))
                .withMessageContaining("interrupted");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(new DynamoDbSourceAccountStore(table).find(ada.id())).isEmpty();
    }

    @Test
    void disablesAUser() {
        var id = Fresh.userId();
        put(UserItem.write(new User(id, Fresh.email(), Optional.empty(), Fresh.now())));

        assertTrueOnTheLastTry(8, table -> new DynamoDbUserStatusStore(table).setDisabled(id, true));
    }

    /// Its mark is one transaction, and its deletion another.
    @Test
    void takesAnImportBack() {
        assertGivesUp(
                Conflicts.table(1, 8),
                table -> takeBack(table, () -> {}, added(false)).isEmpty());
        assertThat(takeBack(Conflicts.table(1, 7), () -> {}, added(false))).containsExactly(TAKEN_BACK);
        assertGivesUp(
                Conflicts.table(2, 9),
                table -> takeBack(table, () -> {}, added(false)).isEmpty());
        assertThat(takeBack(Conflicts.table(2, 8), () -> {}, added(false))).containsExactly(TAKEN_BACK);
    }
}
