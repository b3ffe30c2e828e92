package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// A stream in memory, to which whoever has the records appends them.
public final class StreamLog implements StreamSource {
    private final Map<String, ConcurrentNavigableMap<BigInteger, JsonNode>> shards = new ConcurrentSkipListMap<>();

    /// Appends a record, which has its `dynamodb.SequenceNumber`. One that is there already changes nothing.
    ///
    /// @return whether it is new
    public boolean append(String shard, JsonNode streamRecord) {
        return shards.computeIfAbsent(shard, _ -> new ConcurrentSkipListMap<>())
                        .putIfAbsent(new BigInteger(StreamRecords.sequenceNumber(streamRecord)), streamRecord)
                == null;
    }

    @Override
    public List<String> shards() {
        return List.copyOf(shards.keySet());
    }

    @Override
    public List<JsonNode> records(String shard, Optional<String> after, int most) {
        ConcurrentNavigableMap<BigInteger, JsonNode> all = shards.getOrDefault(shard, new ConcurrentSkipListMap<>());
        var unread = after.map(last -> all.tailMap(new BigInteger(last), false)).orElse(all);
        return unread.values().stream().limit(most).toList();
    }
}
