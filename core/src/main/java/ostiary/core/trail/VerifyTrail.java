package ostiary.core.trail;

import java.util.Optional;

/// Use case: walks the chains and names the first bad record of each. It holds a page of one shard in memory.
public final class VerifyTrail {
    private final TrailHeadStore heads;
    private final TrailRecordStore records;

    public VerifyTrail(TrailHeadStore heads, TrailRecordStore records) {
        this.heads = heads;
        this.records = records;
    }

    /// Walks one chain.
    ///
    /// @param noted a head that somebody noted before, which the chain must go through
    public ShardReport verify(TrailShard shard, Optional<Noted> noted) {
        var walk = new ShardWalk(heads.head(shard), () -> heads.head(shard), noted);
        Optional<String> after = Optional.empty();
        while (walk.goesOn()) {
            var page = records.page(shard, after);
            if (page.isEmpty()) {
                break;
            }
            page.forEach(walk::take);
            after = Optional.of(page.getLast().key());
        }
        return walk.end();
    }

    /// A head as it was noted outside of AWS.
    public record Noted(long number, String hash) {}
}
