package ostiary.core.trail;

import java.util.Optional;
import ostiary.core.user.UserId;

/// Port: the heads of the chains, the events that are recorded, and the way from users to their records. It is
/// outside the bucket. Reads are strongly consistent.
public interface TrailHeadStore {
    /// The head of a chain; [TrailHead#none] if it has no record.
    TrailHead head(TrailShard shard);

    /// The way to a user's records; empty if there are none.
    Optional<TrailSubject> subject(UserId user);

    /// Makes a record the newest of its chain, pending, in one conditional write with the mark of its event and the way
    /// from its user.
    ///
    /// @param from what the head was when the record was made
    /// @param event the id of the event
    /// @param subject the way from the user from now on; empty if the record is about a client
    Move move(TrailHead from, TrailRecord to, String event, Optional<TrailSubject> subject);

    /// Notes that the record of a head is in the bucket, unless the head has moved on.
    void settle(TrailHead head);

    /// The outcome of a [move][#move].
    enum Move {
        MADE,
        /// The event was recorded before.
        SEEN,
        /// The head is another by now.
        TAKEN
    }
}
