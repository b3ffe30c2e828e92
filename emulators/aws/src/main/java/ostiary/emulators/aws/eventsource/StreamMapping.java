package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The mapping of a table's stream to a function
/// (<https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html>). It reads from the oldest record on
/// (`TRIM_HORIZON`), and of each shard remembers up to where all is done.
public final class StreamMapping implements EventMapping {
    private final String id;
    private final MappedStream stream;
    private final MappedFunction function;
    private final StreamSettings settings;
    private final @Nullable FailureDestination onFailure;
    private final InstantSource clock;
    private final Map<String, String> checkpoints = new TreeMap<>();
    private final Map<String, ShardReader> readers = new TreeMap<>();
    private final List<Failure> givenUp = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private BooleanSupplier crash = () -> false;

    /// @param id the UUID of the mapping
    /// @param onFailure where batches go that are given up; null if they are lost
    public StreamMapping(
            String id,
            MappedStream stream,
            MappedFunction function,
            StreamSettings settings,
            @Nullable FailureDestination onFailure,
            InstantSource clock) {
        this.id = id;
        this.stream = stream;
        this.function = function;
        this.settings = settings;
        this.onFailure = onFailure;
        this.clock = clock;
    }

    /// Asks after each invocation whether the mapping crashes before it saves how far it is. It begins again
    /// where it was last saved.
    public void crashWhen(BooleanSupplier now) {
        crash = now;
    }

    /// Forgets how far it is: it begins with the oldest record.
    public void rewind() {
        checkpoints.clear();
        readers.clear();
    }

    /// The batches that were given up.
    public List<Failure> givenUp() {
        return List.copyOf(givenUp);
    }

    /// The reasons for which it could not read, or lost what was given up.
    public List<String> problems() {
        return List.copyOf(problems);
    }

    public String id() {
        return id;
    }

    @Override
    public boolean step() {
        var refusal = RoleCheck.refusal(function.role(), stream.toRead());
        if (refusal.isPresent()) {
            problems.add(refusal.get());
            return false;
        }
        boolean any = false;
        for (var shard : stream.source().shards()) {
            any |= step(readers.computeIfAbsent(shard, this::reader));
        }
        return any;
    }

    private boolean step(ShardReader reader) {
        boolean any = reader.read(clock.instant());
        for (var lane : reader.lanes()) {
            if (lane.step(clock.instant())) {
                any = true;
                if (crash.getAsBoolean()) {
                    readers.remove(reader.shard());
                    return true;
                }
            }
        }
        reader.checkpoint().ifPresent(place -> checkpoints.put(reader.shard(), place));
        return any;
    }

    private ShardReader reader(String shard) {
        return new ShardReader(
                shard,
                stream.source(),
                settings,
                each -> StreamRecords.asEvent(each, stream.arn()),
                each -> StreamRecords.key(each, stream.partitionKey()),
                reader -> new BatchWork(
                        settings,
                        function,
                        clock,
                        reader::done,
                        (batch, condition) -> giveUp(reader.shard(), batch, condition)),
                Optional.ofNullable(checkpoints.get(shard)));
    }

    private void giveUp(String shard, StreamBatch batch, String condition) {
        List<JsonNode> records = batch.records();
        var failure = new Failure(
                id, function.arn(), stream.arn(), shard, records, condition, batch.invocations(), clock.instant());
        givenUp.add(failure);
        if (onFailure != null) {
            onFailure.keep(function.role(), failure).ifPresent(problems::add);
        }
    }

    @Override
    public Optional<Instant> next() {
        return readers.values().stream()
                .flatMap(reader -> reader.next().stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public boolean isIdle() {
        return readers.keySet().containsAll(stream.source().shards())
                && readers.values().stream().allMatch(ShardReader::isIdle);
    }
}
