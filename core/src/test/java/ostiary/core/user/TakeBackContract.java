package ostiary.core.user;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.CHANGED;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.GONE;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.OF_ANOTHER;
import static ostiary.core.user.BulkAccountStore.TakeBackResult.TAKEN_BACK;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.user.BulkAccountStore.TakeBackResult;

/// The contract of every [BulkAccountStore] when an import is taken back; each adapter's test extends this.
public abstract class TakeBackContract {
    protected final ImportId by = ImportId.fresh();

    /// Over accounts of its own.
    protected abstract BulkAccountStore store();

    /// The same accounts.
    protected abstract UserStore users();

    protected final Account added(ImportId by) {
        var account = BulkAccountStoreContract.account();
        store().add(List.of(account), by);
        return account;
    }

    private static List<UserId> ids(Account... accounts) {
        return Stream.of(accounts).map(account -> account.user().id()).toList();
    }

    protected final List<TakeBackResult> takeBack(Account... accounts) {
        return store().takeBack(ids(accounts), by);
    }

    protected final boolean isThere(Account account) {
        return users().find(account.user().id()).isPresent()
                && users().findCredential(account.user().email()).isPresent();
    }

    @Test
    void takesBackAllThatBelongsToAnAccountSoThatItCanComeAgain() {
        var account = added(by);
        var other = added(by);

        assertThat(takeBack(account)).containsExactly(TAKEN_BACK);

        assertThat(users().find(account.user().id())).isEmpty();
        assertThat(users().findCredential(account.user().email())).isEmpty();
        assertThat(isThere(other)).isTrue();
        assertThat(store().add(List.of(account), by)).containsExactly(BulkAccountStore.ImportResult.ADDED);
    }

    @Test
    void takesBackNothingTwice() {
        var account = added(by);
        takeBack(account);

        assertThat(takeBack(account, BulkAccountStoreContract.account())).containsExactly(GONE, GONE);
    }

    @Test
    void leavesWhatAnotherImportHasAdded() {
        var account = added(ImportId.fresh());
        store().add(List.of(account), by);

        assertThat(takeBack(account)).containsExactly(OF_ANOTHER);

        assertThat(isThere(account)).isTrue();
    }

    @Test
    void leavesWhomALoginHasGivenAnotherHash() {
        var account = added(by);
        users().replacePasswordHash(
                        account.user().email(), account.credential().passwordHash(), new SealedHash("$argon2id$new"));

        assertThat(takeBack(account, added(by))).containsExactly(CHANGED, TAKEN_BACK);

        assertThat(users().findCredential(account.user().email()).orElseThrow().passwordHash())
                .isEqualTo(new SealedHash("$argon2id$new"));
    }

    @Test
    void takesBackAnAccountOnceWhenManyAreAtIt() throws Exception {
        var account = added(by);

        var results = AtOnce.callAll(Stream.generate(() -> account)
                .limit(16)
                .<Callable<List<TakeBackResult>>>map(one -> () -> takeBack(one))
                .toList());

        assertThat(results).filteredOn(List.of(TAKEN_BACK)::equals).hasSize(1);
        assertThat(results).filteredOn(List.of(GONE)::equals).hasSize(15);
    }
}
