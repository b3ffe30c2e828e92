package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The records of a shard that are worked on one batch after the other: all of it, or with a
/// `ParallelizationFactor` those of some partition keys.
final class StreamLane {
    private final StreamSettings settings;
    private final BatchWork work;
    private final Deque<JsonNode> waiting = new ArrayDeque<>();
    private final Deque<StreamBatch> unfinished = new ArrayDeque<>();
    private Instant waitingSince = Instant.MAX;

    StreamLane(StreamSettings settings, BatchWork work) {
        this.settings = settings;
        this.work = work;
    }

    void add(JsonNode streamRecord, Instant now) {
        if (waiting.isEmpty()) {
            waitingSince = now;
        }
        waiting.add(streamRecord);
    }

    int waiting() {
        return waiting.size();
    }

    boolean isIdle() {
        return waiting.isEmpty() && unfinished.isEmpty();
    }

    /// When the next batch is due.
    Optional<Instant> next() {
        if (!unfinished.isEmpty()) {
            return Optional.of(unfinished.getFirst().notBefore());
        }
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                waiting.size() >= settings.batchSize() ? waitingSince : waitingSince.plus(settings.window()));
    }

    /// Invokes the function with the next batch, if that is due.
    ///
    /// @return whether it did
    boolean step(Instant now) {
        var due = next().filter(then -> !now.isBefore(then));
        if (due.isEmpty()) {
            return false;
        }
        if (unfinished.isEmpty()) {
            unfinished.add(new StreamBatch(take(now), 0, 0, now));
        }
        var left = work.attempt(unfinished.removeFirst());
        for (var batch : left.reversed()) {
            unfinished.addFirst(batch);
        }
        return true;
    }

    private List<JsonNode> take(Instant now) {
        var records = new ArrayList<JsonNode>();
        while (records.size() < settings.batchSize() && !waiting.isEmpty()) {
            records.add(waiting.removeFirst());
        }
        waitingSince = now;
        return records;
    }
}
