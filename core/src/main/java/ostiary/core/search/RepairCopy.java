package ostiary.core.search;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ostiary.core.user.UserId;

/// Use case: the copy is held against the users, and made as they are, while both go on.
///
/// What is read of the users is written by the version that it had, so whatever came meanwhile stays: a user who was
/// deleted after being read is behind a tombstone. What the users have no more is read once more, as of now, before it
/// is buried, or forgotten if no event has told of it.
public final class RepairCopy {
    private static final int PAGE = 500;

    private final ToldUsers users;
    private final UserCopy copy;
    private final Workers workers;

    /// One user after another.
    public RepairCopy(ToldUsers users, UserCopy copy) {
        this(users, copy, all -> all.forEach(Runnable::run));
    }

    /// @param workers for the users of a page
    public RepairCopy(ToldUsers users, UserCopy copy, Workers workers) {
        this.users = users;
        this.copy = copy;
        this.workers = workers;
    }

    /// Does the work on many users, in any order or at once.
    @FunctionalInterface
    public interface Workers {
        /// Returns when all is done.
        void run(List<Runnable> work);
    }

    /// The ways to go about it.
    public enum Mode {
        /// Every user is written anew.
        REBUILD,
        /// Users who differ are written anew.
        RECONCILE,
        /// The same, with what is newer in the copy than it can be, and with users who came back: after the table was
        /// restored.
        RECONCILE_AFTER_RESTORE,
        /// Nothing is written.
        LOOK
    }

    /// Goes through all users, and then through the whole copy.
    ///
    /// @param progress hears of the counts after each page
    public Drift run(Mode mode, Consumer<Drift> progress) {
        var drift = new Drift();
        Optional<String> after = Optional.empty();
        do {
            var page = users.list(after, PAGE);
            workers.run(each(page.users(), told -> compare(told, mode, drift)));
            progress.accept(drift);
            after = page.next();
        } while (after.isPresent());
        Optional<UserId> last = Optional.empty();
        do {
            var page = copy.list(last, PAGE);
            workers.run(each(page.users(), user -> buryIfGone(user, mode, drift)));
            progress.accept(drift);
            last = page.next();
        } while (last.isPresent());
        return drift;
    }

    private static <T> List<Runnable> each(List<T> all, Consumer<T> work) {
        return all.stream().<Runnable>map(one -> () -> work.accept(one)).toList();
    }

    private void compare(ToldUsers.Told told, Mode mode, Drift drift) {
        drift.users.increment();
        if (mode == Mode.REBUILD) {
            drift.written.add(copy.putUnlessOlder(told.entry(), told.version()) ? 1 : 0);
            return;
        }
        var held = copy.find(told.entry().user());
        if (held.filter(there -> isSame(told, there)).isEmpty()) {
            // The page may be older than the copy; the user as of now is not.
            users.find(told.entry().user()).ifPresent(now -> mend(now, held, mode, drift));
        }
    }

    private void mend(ToldUsers.Told now, Optional<UserCopy.Held> held, Mode mode, Drift drift) {
        if (held.filter(there -> isSame(now, there)).isPresent()) {
            return;
        }
        long there = held.map(UserCopy.Held::version).orElse(-1L);
        if (there > now.version()) {
            drift.ahead.increment();
            if (mode == Mode.RECONCILE_AFTER_RESTORE) {
                drift.written.add(copy.replace(now.entry(), now.version(), there) ? 1 : 0);
            }
            return;
        }
        if (held.isEmpty()) {
            drift.missing.increment();
        } else {
            drift.stale.increment();
        }
        if (mode != Mode.LOOK) {
            drift.written.add(copy.putUnlessOlder(now.entry(), now.version()) ? 1 : 0);
        }
    }

    private static boolean isSame(ToldUsers.Told told, UserCopy.Held held) {
        return held.version() == told.version() && held.entry().equals(Optional.of(told.entry()));
    }

    private void buryIfGone(UserId user, Mode mode, Drift drift) {
        if (users.find(user).isPresent()) {
            return;
        }
        drift.gone.increment();
        if (mode != Mode.LOOK) {
            drift.buried.add(copy.forget(user) || copy.bury(user, 0) ? 1 : 0);
        }
    }
}
