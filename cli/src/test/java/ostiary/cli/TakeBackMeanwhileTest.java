package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.CHANGED;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.GONE;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.HAS_SESSION;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.TAKEN_BACK;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.ImportedAccounts;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.UnavailableException;
import ostiary.core.password.PasswordHash;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.testing.Fresh;
import ostiary.core.token.Sha256;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore.TakeBackResult;
import ostiary.core.user.Credential;
import ostiary.core.user.ImportId;
import ostiary.core.user.User;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Logins that are under way while an import is taken back, and deaths of the process that takes it back.
class TakeBackMeanwhileTest {
    private static final PasswordHash OLD = new PasswordHash("$2b$04$old");
    private static final PasswordHash NEW = new PasswordHash("$argon2id$new");
    /// Looks, mark, looks and deletion of one account.
    private static final int CALLS = 8;

    private final Table table = LocalTable.shared();
    private final DynamoDbUserStore users = new DynamoDbUserStore(table);
    private final ImportId by = ImportId.fresh();
    private final List<Duration> waits = new ArrayList<>();

    /// What a login still does after it has read the login item.
    private enum Rest {
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

    private Account added(boolean disabled) {
        var id = Fresh.userId();
        var email = Fresh.email();
        var account = new Account(
                new User(id, email, Optional.empty(), Fresh.now()),
                new Credential(id, email, OLD, disabled, Set.of("ops")));
        new DynamoDbBulkAccountStore(table).add(List.of(account), by);
        return account;
    }

    private void goOn(Rest rest, Account account) {
        if (rest != Rest.SESSION) {
            users.replacePasswordHash(account.user().email(), OLD, NEW);
        }
        if (rest != Rest.HASH) {
            var session = DynamoDbTakeBackTest.session(account);
            new DynamoDbSessionStore(table).start(SessionSnapshot.starting(session, Sha256.of(new byte[0]), "k1"));
        }
    }

    private List<TakeBackResult> takeBack(Table through, Runnable whileWaiting, Account... accounts) {
        var imported = new ImportedAccounts(through, time -> {
            waits.add(time);
            whileWaiting.run();
        });
        return imported.takeBack(
                Stream.of(accounts).map(account -> account.user().id()).toList(), by);
    }

    private Optional<Credential> credential(Account of) {
        return users.findCredential(of.user().email());
    }

    private boolean isDisabled(Account account) {
        return credential(account).orElseThrow().disabled();
    }

    private void assertGone(Account account) {
        assertThat(credential(account)).isEmpty();
        assertThat(users.find(account.user().id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void leavesWhoeverLogsInBetweenMarkAndDeletion(Rest rest) {
        var account = added(false);

        assertThat(takeBack(table, () -> goOn(rest, account), account)).containsExactly(rest.result());

        assertThat(credential(account)).contains(rest.after(account));
        assertThat(users.find(account.user().id())).contains(account.user());
    }

    @ParameterizedTest
    @EnumSource
    void leavesWhoeverLogsInBetweenLookAndMark(Rest rest) {
        var account = added(false);
        var writes = new AtomicInteger();
        var watched = LocalTable.watchedBy(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof TransactWriteItemsRequest && writes.incrementAndGet() == 1) {
                    goOn(rest, account);
                }
            }
        });

        assertThat(takeBack(watched, () -> {}, account)).containsExactly(rest.result());

        assertThat(credential(account)).contains(rest.after(account));
    }

    @Test
    void startsNoLoginOnceItIsMarked() {
        var account = added(false);

        assertThat(takeBack(table, () -> assertThat(isDisabled(account)).isTrue(), account))
                .containsExactly(TAKEN_BACK);

        assertGone(account);
    }

    @Test
    void waitsOnceForABatchLongerThanARequestMayTake() {
        takeBack(
                table,
                () -> {},
                IntStream.range(0, 40).mapToObj(i -> added(i % 2 == 0)).toArray(Account[]::new));

        assertThat(waits)
                .singleElement()
                .satisfies(time -> assertThat(time).isGreaterThan(Deadline.OF_A_REQUEST.plusSeconds(5)));
    }

    @Test
    void waitsForNobodyWhomItLeaves() {
        var account = added(false);
        goOn(Rest.SESSION, account);

        assertThat(takeBack(table, () -> {}, account)).containsExactly(HAS_SESSION);

        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void finishesWhatARunThatDiedHasBegun(boolean disabled) {
        for (int calls = 0; calls <= CALLS; calls++) {
            var account = added(disabled);
            dieAfter(calls, account);

            assertThat(takeBack(table, () -> {}, account)).as("%d", calls).containsAnyOf(TAKEN_BACK, GONE);

            assertGone(account);
        }
    }

    /// The death comes before the mark is taken off, or after.
    @ParameterizedTest
    @EnumSource
    void leavesNobodyDisabledWhoLogsInWhileARunDies(Rest rest) {
        for (int calls = 0; calls <= CALLS; calls++) {
            var account = added(false);
            dieAfter(calls, account);
            if (credential(account).isEmpty()) {
                continue;
            }
            goOn(rest, account);

            assertThat(takeBack(table, () -> {}, account)).as("%d", calls).containsExactly(rest.result());

            assertThat(credential(account)).as("%d", calls).contains(rest.after(account));
        }
    }

    @Test
    void finishesWhatARunThatDiedInItsWaitHasBegun() {
        var account = added(false);
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> takeBack(
                        table,
                        () -> {
                            throw new UnavailableException("the test", null);
                        },
                        account));
        assertThat(isDisabled(account)).isTrue();

        assertThat(takeBack(table, () -> {}, account)).containsExactly(TAKEN_BACK);

        assertThat(waits).hasSize(2);
        assertGone(account);
    }

    /// Two runs of the same report.
    @Test
    void takesTheMarkOffOnceWhenTwoAreAtIt() {
        var account = added(false);

        var first = takeBack(
                table,
                () -> {
                    if (waits.size() == 1) {
                        goOn(Rest.SESSION, account);
                        assertThat(takeBack(table, () -> {}, account)).containsExactly(HAS_SESSION);
                    }
                },
                account);

        assertThat(first).containsExactly(HAS_SESSION);
        assertThat(credential(account)).contains(account.credential());
    }

    private void dieAfter(int calls, Account account) {
        var made = new AtomicInteger();
        var dying = LocalTable.watchedBy(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (made.incrementAndGet() > calls) {
                    throw SdkClientException.create("the test's death");
                }
            }
        });
        try {
            assertThat(takeBack(dying, () -> {}, account)).containsExactly(TAKEN_BACK);
            assertThat(calls).isEqualTo(CALLS);
        } catch (UnavailableException died) {
            assertThat(calls).isLessThan(CALLS);
        }
    }
}
