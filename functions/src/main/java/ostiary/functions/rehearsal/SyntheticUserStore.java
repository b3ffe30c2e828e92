package ostiary.functions.rehearsal;

import java.time.Instant;
import java.util.List;

/// Port: the stored data of synthetic users.
public interface SyntheticUserStore {
    /// Records `user` before any of its data exists.
    void announce(SyntheticUser user);

    /// Removes all data of `user`, and its record last. May be repeated.
    void remove(SyntheticUser user);

    /// The users announced before `then` and not removed since.
    List<SyntheticUser> announcedBefore(Instant then);
}
