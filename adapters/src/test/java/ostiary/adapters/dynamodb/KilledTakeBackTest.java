package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.GONE;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.TAKEN_BACK;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.user.Account;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Deaths of the process that takes an import back.
class KilledTakeBackTest extends TakeBackSetup {
    /// Looks, mark, looks and deletion of one account.
    private static final int CALLS = 8;

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
