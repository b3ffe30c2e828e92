package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// The records of a table's stream, as `GetRecords` gives them
/// (<https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html>).
public interface StreamSource {
    /// The ids of the shards, open and closed.
    List<String> shards();

    /// The records of a shard in their order.
    ///
    /// @param after the sequence number of the last one that is known; empty for the oldest that is there
    /// @param most how many at most
    List<JsonNode> records(String shard, Optional<String> after, int most);
}
