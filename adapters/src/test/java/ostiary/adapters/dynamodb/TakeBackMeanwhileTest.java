package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.HAS_SESSION;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.TAKEN_BACK;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.adapters.aws.Deadline;
import ostiary.core.user.Account;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Logins that are under way while an import is taken back, and another who takes it back. Deaths of the process are in
/// [KilledTakeBackTest].
class TakeBackMeanwhileTest extends TakeBackSetup {
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
}
