package ostiary.core.trail;

import java.time.Instant;
import java.util.Optional;

/// The end of one chain, which is kept outside the bucket.
///
/// @param number of the newest record; 0 if there is none
/// @param hash of that record
/// @param at when it was recorded
/// @param pending that record, until it is known to be in the bucket
public record TrailHead(TrailShard shard, long number, String hash, Instant at, Optional<TrailRecord> pending) {
    /// The hash before the first record of a chain.
    public static final String NONE = "0".repeat(64);

    /// The head of a chain without records.
    public static TrailHead none(TrailShard shard) {
        return new TrailHead(shard, 0, NONE, Instant.EPOCH, Optional.empty());
    }

    /// The head once a record is its newest, which is not in the bucket yet.
    public static TrailHead pending(TrailRecord newest) {
        return new TrailHead(newest.shard(), newest.number(), newest.hash(), newest.recordedAt(), Optional.of(newest));
    }

    /// The same head once its record is in the bucket.
    public TrailHead settled() {
        return new TrailHead(shard, number, hash, at, Optional.empty());
    }
}
