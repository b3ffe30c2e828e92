package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.CHANGED;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.GONE;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.HAS_SESSION;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.OF_ANOTHER;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.TAKEN_BACK;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.testing.Fresh;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.ImportId;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/// The outcome for each account. Logins meanwhile are in [TakeBackMeanwhileTest].
class ImportedAccountsTest extends TakeBackSetup {
    @Test
    void tellsOfEachInTheOrderInWhichItWasAsked() {
        var another = added(false, ImportId.fresh());
        var fresh = added(false);
        var inUse = added(false);
        goOn(Rest.SESSION, inUse);
        var gone = added(false);
        delete(UserItem.key(gone.user().id()));

        assertThat(takeBack(table, () -> {}, another, fresh, inUse, gone))
                .containsExactly(OF_ANOTHER, TAKEN_BACK, HAS_SESSION, GONE);

        assertGone(fresh);
        assertThat(credential(another)).contains(another.credential());
        assertThat(credential(inUse)).contains(inUse.credential());
    }

    @Test
    void leavesAUserWhoseLoginIsGone() {
        var account = added(false);
        delete(LoginItem.key(account.user().email()));

        assertThat(takeBack(table, () -> {}, account)).containsExactly(CHANGED);

        assertThat(users.find(account.user().id())).isPresent();
    }

    @Test
    void leavesAUserWhoseLoginGoesMeanwhile() {
        var account = added(false);

        assertThat(takeBack(table, () -> delete(LoginItem.key(account.user().email())), account))
                .containsExactly(CHANGED);

        assertThat(users.find(account.user().id())).isPresent();
    }

    @Test
    void saysThatAnAccountIsGoneThatGoesMeanwhile() {
        var account = added(false);

        assertThat(takeBack(table, () -> deleteBoth(account), account)).containsExactly(GONE);
    }

    @Test
    void saysThatAnAccountIsGoneThatGoesBetweenTwoLooks() {
        var account = added(false);
        var looks = new AtomicInteger();
        var watched = LocalTable.watchedBy(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof GetItemRequest && looks.incrementAndGet() == 2) {
                    deleteBoth(account);
                }
            }
        });

        assertThat(takeBack(watched, () -> {}, account)).containsExactly(GONE);
    }

    private void deleteBoth(Account account) {
        delete(UserItem.key(account.user().id()));
        delete(LoginItem.key(account.user().email()));
    }

    /// Two users under one address, as an older version could leave them.
    @Test
    void leavesALoginThatIsSomebodyElses() {
        var account = added(false);
        var other = Fresh.userId();
        put(UserItem.untouched(new User(
                other,
                account.user().email(),
                account.user().name(),
                account.user().createdAt())));
        var credential = new Credential(other, account.user().email(), new SealedHash("$2b$04$old"), false, Set.of());
        put(ImportMark.onto(LoginItem.write(credential), by));

        assertThat(takeBack(table, () -> {}, account)).containsExactly(OF_ANOTHER);

        assertThat(credential(account)).contains(credential);
    }

    /// Its session has ended, and is forgotten an hour later.
    @Test
    void leavesWhoeverHasHadASession() {
        var account = added(false);
        new DynamoDbUserStatusStore(table).touch(account.user().id());

        assertThat(takeBack(table, () -> {}, account)).containsExactly(HAS_SESSION);

        assertThat(credential(account)).contains(account.credential());
    }

    /// A link to another identity source, or something that this version doesn't know.
    @ParameterizedTest
    @ValueSource(strings = {"source_id", "something_new"})
    void leavesALoginWithSomethingMoreInIt(String attribute) {
        var account = added(false);
        set(account, attribute, fromS("x"));

        assertThat(takeBack(table, () -> {}, account)).containsExactly(CHANGED);

        assertThat(credential(account)).contains(account.credential());
    }

    @Test
    void leavesALoginWithOtherRoles() {
        var account = added(false);
        set(account, "roles", fromSs(List.of("admin")));

        assertThat(takeBack(table, () -> {}, account)).containsExactly(CHANGED);
    }

    /// DynamoDB gives back a set in any order.
    @Test
    void leavesNobodyForTheOrderOfTheRoles() {
        var account = added(false);
        var login = LoginItem.write(new Credential(
                account.user().id(),
                account.user().email(),
                account.credential().passwordHash(),
                false,
                Set.of("a", "b", "c")));
        var marked = ImportMark.onto(login, by);
        for (var roles : List.of(List.of("a", "b", "c"), List.of("c", "b", "a"), List.of("b", "c", "a"))) {
            marked.attributes().put("roles", fromSs(roles));

            assertThat(ImportMark.isTrue(marked)).isTrue();
        }
    }

    /// Each time with a wait of its own, since a login may have begun under the mark before.
    @Test
    void takesTheMarkOfAnotherRunForItsOwn() {
        var account = added(false);

        var results = takeBack(
                table,
                () -> {
                    if (waits.size() < 3) {
                        set(account, LoginItem.TAKING_BACK, fromS("another " + waits.size()));
                    }
                },
                account);

        assertThat(results).containsExactly(TAKEN_BACK);
        assertThat(waits).hasSize(3);
    }

    @Test
    void givesUpWhereOthersAreAtItAllTheTime() {
        var account = added(false);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> takeBack(
                        table, () -> set(account, LoginItem.TAKING_BACK, fromS("another " + waits.size())), account));

        assertThat(waits).hasSize(3);
    }

    @Test
    void waitsInRealTimeUntilItIsInterrupted() throws Exception {
        var account = added(false);
        var failure = new AtomicReference<Throwable>();
        var stillInterrupted = new AtomicReference<Boolean>();
        var run = new Thread(() -> {
            try {
                new ImportedAccounts(table).takeBack(List.of(account.user().id()), by);
            } catch (UnavailableException interrupted) {
                failure.set(interrupted);
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        run.start();
        while (run.isAlive() && (run.getState() != Thread.State.TIMED_WAITING || !isDisabled(account))) {
            Thread.onSpinWait();
        }

        run.interrupt();
        run.join();

        assertThat(failure.get()).isInstanceOf(UnavailableException.class);
        assertThat(stillInterrupted.get()).isTrue();
        assertThat(takeBack(table, () -> {}, account)).containsExactly(TAKEN_BACK);
    }

    private void set(Account of, String attribute, AttributeValue value) {
        table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                .key(LoginItem.key(of.user().email()))
                .updateExpression("SET #name = :value")
                .expressionAttributeNames(Map.of("#name", attribute))
                .expressionAttributeValues(Map.of(":value", value))));
    }
}
