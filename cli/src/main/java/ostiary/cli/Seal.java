package ostiary.cli;

import java.util.Locale;
import java.util.Optional;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore;
import ostiary.core.user.BulkAccountStore.Bookmark;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.UserStore;

/// Seals every password hash that isn't sealed with the current key, as the user's next login would. It can be ended
/// and repeated.
final class Seal {
    private final BulkAccountStore accounts;
    private final UserStore users;
    private final PasswordSealing sealing;
    private final Progress progress;
    private long looked;
    private long sealed;
    private long unreadable;

    Seal(BulkAccountStore accounts, UserStore users, PasswordSealing sealing, Progress progress) {
        this.accounts = accounts;
        this.users = users;
        this.sealing = sealing;
        this.progress = progress;
    }

    Ending run() throws MovingException {
        progress.endNotice("Ended before the end. What was sealed stays so, and the same command does the rest.");
        progress.begin("Sealing", 0, 0);
        Optional<Bookmark> bookmark = Optional.empty();
        do {
            var page = accounts.page(bookmark);
            for (var account : page.accounts()) {
                seal(account);
            }
            progress.at(looked);
            bookmark = page.next();
        } while (bookmark.isPresent());
        progress.end(looked);
        return unreadable == 0 ? Ending.good(done()) : new Ending(done() + tellUnreadable(), 2);
    }

    private void seal(Account account) throws MovingException {
        looked++;
        var kept = account.credential().passwordHash();
        if (sealing.isUpToDate(kept)) {
            return;
        }
        var hash = Sealing.open(account, sealing);
        if (hash.isEmpty()) {
            unreadable++;
            return;
        }
        var next = sealing.seal(hash.get(), account.user().id());
        // Does nothing if a login was faster.
        users.replacePasswordHash(account.user().email(), kept, next);
        sealed++;
    }

    private String done() {
        return String.format(
                Locale.ROOT, "%,d accounts, %,d of whose password hashes were sealed now.", looked, sealed);
    }

    private String tellUnreadable() {
        return String.format(
                Locale.ROOT,
                "%n%,d were sealed for another user, or are damaged, and are left as they are.",
                unreadable);
    }
}
