package ostiary.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore;
import ostiary.core.user.ImportId;
import ostiary.core.user.UserId;

/// Something happens before each call that adds or exports.
record Meanwhile(BulkAccountStore store, Callable<?> event) implements BulkAccountStore {
    private void happen() {
        try {
            event.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<ImportResult> add(List<Account> accounts, ImportId by) {
        happen();
        return store.add(accounts, by);
    }

    @Override
    public List<TakeBackResult> takeBack(List<UserId> users, ImportId by) {
        return store.takeBack(users, by);
    }

    @Override
    public List<ImportResult> preview(List<Account> accounts) {
        return store.preview(accounts);
    }

    @Override
    public Page page(Optional<Bookmark> bookmark) {
        happen();
        return store.page(bookmark);
    }
}
