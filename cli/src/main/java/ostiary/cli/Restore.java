package ostiary.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import ostiary.cli.RestoredTable.Found;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.admin.AdministerUsers;
import ostiary.core.signup.SignUp;

/// Makes a restored table fit for traffic. A restore brings back what was over: sessions, codes and challenges, which
/// end, and users who have been disabled since, who are disabled again.
///
/// It may be killed and run again at any time. What counts as from before the restore is decided once, by the first
/// run, so that a later one ends no session of the traffic that has come.
final class Restore {
    /// The clocks of functions differ: a session may seem to have started after the moment that was restored to.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /// No code and no challenge is good for longer.
    private static final Duration LONGEST_CODE = SignUp.CODE_LIFETIME;

    private final RestoredTable table;
    private final AdministerUsers users;
    private final RevocationFeed feed;
    private final InstantSource clock;
    private final Progress progress;
    private final Instant since;

    /// @param since the moment that the table was restored to
    Restore(
            RestoredTable table,
            AdministerUsers users,
            RevocationFeed feed,
            InstantSource clock,
            Progress progress,
            Instant since) {
        this.table = table;
        this.users = users;
        this.feed = feed;
        this.clock = clock;
        this.progress = progress;
        this.since = since;
    }

    /// Counts what there is to end. Changes nothing.
    RestoreReport look(LoggedChanges changes) {
        var count = count("Reading", table.cut(since).orElseGet(clock::instant), _ -> {});
        return RestoreReport.planned(count, changes);
    }

    /// Ends it.
    ///
    /// @param inUse whether the table may take traffic already
    /// @throws MovingException if it does and may not; nothing has changed then
    RestoreReport apply(LoggedChanges changes, boolean inUse) throws MovingException {
        var cut = table.cut(since);
        if (cut.isEmpty() && !inUse) {
            refuseTraffic();
        }
        progress.endNotice("Ended before the end. The same command goes on from there.");
        var begun = table.begin(since, cut.orElseGet(clock::instant));
        var report = RestoreReport.done(changes);
        changes.byUser().forEach((user, change) -> {
            if (change.disabled().equals(Optional.of(true)) && !users.disable(user)) {
                report.gone(user);
            }
        });
        report.ended(count("Ending", begun, table::delete));
        // Last: until a session is gone it may get another access token.
        var now = clock.instant();
        feed.publish(new Revocation.OfEveryone(now), now);
        report.refusedUpTo(now);
        return report;
    }

    /// Reads all before anything is written: the wrong table is found out while nothing is lost.
    private void refuseTraffic() throws MovingException {
        var count = count("Reading", clock.instant(), _ -> {});
        if (count.newest().isAfter(since.plus(CLOCKS_DIFFER))) {
            throw new MovingException("A session of this table started at " + count.newest() + ", after " + since
                    + ": is it the one that was restored? If it is, and takes traffic already: --in-use. Nothing was"
                    + " changed.");
        }
    }

    private Count count(String what, Instant cut, Consumer<List<Found>> each) {
        var sessions = new AtomicLong();
        var codes = new AtomicLong();
        var newest = new AtomicLong(Long.MIN_VALUE);
        progress.begin(what, 0, 0);
        table.read(page -> {
            var old = page.stream().filter(found -> isFromBefore(found, cut)).toList();
            each.accept(old);
            long some = old.stream().filter(Found::isSession).count();
            codes.addAndGet(old.size() - some);
            page.stream()
                    .filter(Found::isSession)
                    .forEach(found -> newest.accumulateAndGet(found.time().toEpochMilli(), Math::max));
            long ended = sessions.addAndGet(some);
            synchronized (progress) {
                progress.at(ended + codes.get());
            }
        });
        progress.end(sessions.get() + codes.get());
        return new Count(sessions.get(), codes.get(), newest.get());
    }

    /// Of codes only the end is known. A challenge of the first minutes after the cut may go along, if the command is
    /// run again: that login begins again.
    private static boolean isFromBefore(Found found, Instant cut) {
        return !found.time().isAfter(found.isSession() ? cut : cut.plus(LONGEST_CODE));
    }

    /// @param newestMillis when the newest session started, or [Long#MIN_VALUE]
    record Count(long sessions, long codes, long newestMillis) {
        Instant newest() {
            return newestMillis == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochMilli(newestMillis);
        }
    }
}
