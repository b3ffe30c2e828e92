package ostiary.core.trail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.core.user.UserId;

/// The heads in memory.
public final class InMemoryTrailHeadStore implements TrailHeadStore {
    private final Map<TrailShard, TrailHead> heads = new HashMap<>();
    private final Map<UserId, TrailSubject> subjects = new HashMap<>();
    private final Set<String> events = new HashSet<>();

    @Override
    public synchronized TrailHead head(TrailShard shard) {
        return heads.getOrDefault(shard, TrailHead.none(shard));
    }

    @Override
    public synchronized Optional<TrailSubject> subject(UserId user) {
        return Optional.ofNullable(subjects.get(user));
    }

    @Override
    public synchronized Move move(TrailHead from, TrailRecord to, String event, Optional<TrailSubject> subject) {
        if (events.contains(event)) {
            return Move.SEEN;
        }
        if (!head(from.shard()).hash().equals(from.hash())) {
            return Move.TAKEN;
        }
        events.add(event);
        heads.put(from.shard(), TrailHead.pending(to));
        subject.ifPresent(of -> subjects.put(of.user(), of));
        return Move.MADE;
    }

    @Override
    public synchronized void settle(TrailHead head) {
        if (head(head.shard()).hash().equals(head.hash())) {
            heads.put(head.shard(), head.settled());
        }
    }

    /// Puts another head in the place of one, as a hand in the table could.
    synchronized void replace(TrailHead head) {
        heads.put(head.shard(), head);
    }
}
