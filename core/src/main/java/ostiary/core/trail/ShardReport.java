package ostiary.core.trail;

import java.util.Optional;

/// The state of one chain.
///
/// @param read how many records were read
/// @param head as it was found
/// @param finding the first bad record; empty if the chain is whole
/// @param underway whether the newest record was with the head, and not in the bucket: a moment long, or until the next
/// record of the shard
public record ShardReport(TrailShard shard, long read, TrailHead head, Optional<Finding> finding, boolean underway) {}
