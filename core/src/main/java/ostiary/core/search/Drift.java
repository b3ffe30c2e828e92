package ostiary.core.search;

import java.util.concurrent.atomic.LongAdder;

/// The counts of a run of [RepairCopy].
public final class Drift {
    final LongAdder users = new LongAdder();
    final LongAdder missing = new LongAdder();
    final LongAdder stale = new LongAdder();
    final LongAdder ahead = new LongAdder();
    final LongAdder gone = new LongAdder();
    final LongAdder written = new LongAdder();
    final LongAdder buried = new LongAdder();

    /// The users that were looked at.
    public long users() {
        return users.sum();
    }

    /// The users who were not in the copy.
    public long missing() {
        return missing.sum();
    }

    /// The users whose copy was older, or of the same version and different.
    public long stale() {
        return stale.sum();
    }

    /// The users whose copy was newer than they are, or a tombstone: the table was restored, or their id was given
    /// away again.
    public long ahead() {
        return ahead.sum();
    }

    /// The entries of users who are gone.
    public long gone() {
        return gone.sum();
    }

    /// The entries that were written.
    public long written() {
        return written.sum();
    }

    /// The entries that were made tombstones.
    public long buried() {
        return buried.sum();
    }

    /// Whether the copy is as the users are.
    public boolean isNone() {
        return missing() + stale() + ahead() + gone() == 0;
    }
}
