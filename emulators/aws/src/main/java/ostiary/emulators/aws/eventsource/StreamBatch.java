package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Records that are worked on together until they are done or given up.
///
/// @param failures how many invocations used up the attempts
/// @param invocations how many there were
/// @param notBefore the end of the pause before the next invocation
record StreamBatch(List<JsonNode> records, int failures, int invocations, Instant notBefore) {
    /// AWS does not say for how long it pauses: it "retries with exponential backoff".
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    StreamBatch {
        records = List.copyOf(records);
    }

    List<String> sequenceNumbers() {
        return records.stream().map(StreamRecords::sequenceNumber).toList();
    }

    /// The rest of it, from a record on, after an invocation.
    StreamBatch from(int index) {
        return new StreamBatch(records.subList(index, records.size()), failures, invocations, notBefore);
    }

    /// The part of it before a record.
    StreamBatch upTo(int index) {
        return new StreamBatch(records.subList(0, index), failures, invocations, notBefore);
    }

    StreamBatch invoked() {
        return new StreamBatch(records, failures, invocations + 1, notBefore);
    }

    /// After an invocation that used up an attempt.
    StreamBatch failed(Instant now) {
        var pause = Duration.ofSeconds(1L << Math.min(failures, 5));
        return new StreamBatch(
                records,
                failures + 1,
                invocations,
                now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }
}
