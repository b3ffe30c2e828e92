package ostiary.functions.rehearsal;

import java.time.Instant;
import java.util.List;
import ostiary.core.client.RegisteredClient;

/// Port: the stored data of synthetic users.
public interface SyntheticUserStore {
    /// Records `user` before any of its data exists.
    void announce(SyntheticUser user);

    /// Keeps the client that comes with an announced user; [#remove] removes it, too.
    void register(SyntheticUser user, RegisteredClient client);

    /// Removes all data of `user`, and its record last. May be repeated.
    void remove(SyntheticUser user);

    /// The users announced before `then` and not removed since.
    List<SyntheticUser> announcedBefore(Instant then);
}
