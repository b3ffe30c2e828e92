package ostiary.functions.rehearsal;

import java.time.Instant;
import java.util.List;

/// Port: what the service keeps of synthetic users.
public interface SyntheticUserStore {
    /// Notes that there will be something of `user`, before there is.
    void announce(SyntheticUser user);

    /// Removes all that there is of `user`, and the note last. To do it again changes nothing.
    void remove(SyntheticUser user);

    /// Those announced before `then` and not removed since.
    List<SyntheticUser> announcedBefore(Instant then);
}
