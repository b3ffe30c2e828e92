package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// The place of a mapping in one shard.
final class ShardReader {
    /// The most that a `GetRecords` returns.
    private static final int MOST_READ = 1000;

    private final String shard;
    private final StreamSource source;
    private final StreamSettings settings;
    private final Function<JsonNode, JsonNode> asEvent;
    private final Function<JsonNode, String> partition;
    private final List<StreamLane> lanes;
    private final TreeSet<BigInteger> unfinished = new TreeSet<>();
    private Optional<String> readTo;

    /// @param asEvent makes a record of an event of one of the stream
    /// @param partition the value by which records are shared out to lanes
    /// @param from the checkpoint; empty for the oldest record
    ShardReader(
            String shard,
            StreamSource source,
            StreamSettings settings,
            Function<JsonNode, JsonNode> asEvent,
            Function<JsonNode, String> partition,
            Function<ShardReader, BatchWork> work,
            Optional<String> from) {
        this.shard = shard;
        this.source = source;
        this.settings = settings;
        this.asEvent = asEvent;
        this.partition = partition;
        this.readTo = from;
        var ofThis = work.apply(this);
        this.lanes = Stream.generate(() -> new StreamLane(settings, ofThis))
                .limit(settings.parallelizationFactor())
                .toList();
    }

    String shard() {
        return shard;
    }

    /// Reads on, unless enough is waiting already. A record that no filter lets is done with that.
    ///
    /// @return whether there was something to read
    boolean read(Instant now) {
        if (lanes.stream().mapToInt(StreamLane::waiting).sum() >= MOST_READ) {
            return false;
        }
        var records = source.records(shard, readTo, MOST_READ);
        for (var streamRecord : records) {
            var event = asEvent.apply(streamRecord);
            readTo = Optional.of(StreamRecords.sequenceNumber(streamRecord));
            if (settings.filter().let(event)) {
                unfinished.add(new BigInteger(readTo.get()));
                lane(event).add(event, now);
            }
        }
        return !records.isEmpty();
    }

    private StreamLane lane(JsonNode event) {
        return lanes.get(Math.floorMod(partition.apply(event).hashCode(), lanes.size()));
    }

    void done(List<JsonNode> records) {
        records.stream().map(StreamRecords::sequenceNumber).map(BigInteger::new).forEach(unfinished::remove);
    }

    /// The sequence number up to which all is done; empty for none.
    Optional<String> checkpoint() {
        return unfinished.isEmpty()
                ? readTo
                : Optional.of(unfinished.first().subtract(BigInteger.ONE).toString());
    }

    /// The batches that are worked on side by side.
    List<StreamLane> lanes() {
        return lanes;
    }

    boolean isIdle() {
        return lanes.stream().allMatch(StreamLane::isIdle)
                && source.records(shard, readTo, 1).isEmpty();
    }

    Optional<Instant> next() {
        return lanes.stream().flatMap(lane -> lane.next().stream()).min(Comparator.naturalOrder());
    }
}
