package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The invocation of a function with a batch of a stream, and what becomes of the batch
/// (<https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html>,
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html>).
///
/// @param done takes records that the function did well, or that were given up
/// @param givenUp takes a batch and the condition, before the records are done
record BatchWork(
        StreamSettings settings,
        MappedFunction function,
        InstantSource clock,
        Consumer<List<JsonNode>> done,
        BiConsumer<StreamBatch, String> givenUp) {
    /// Invokes the function once.
    ///
    /// @return the batches that are left, in their order
    List<StreamBatch> attempt(StreamBatch batch) {
        var young = withoutOldRecords(batch);
        if (young.records().isEmpty()) {
            return List.of();
        }
        var outcome = function.invoke().apply(StreamRecords.event(young.records()));
        var invoked = young.invoked();
        var answer = BatchAnswer.of(outcome, invoked.sequenceNumbers(), settings.reportsItems());
        if (answer.failed().isEmpty()) {
            done.accept(invoked.records());
            return List.of();
        }
        int first = firstFailed(invoked, answer);
        return first == 0 ? failed(invoked) : failedFrom(invoked, first);
    }

    /// "If the batchItemFailures array contains multiple items, Lambda uses the record with the lowest
    /// sequence number as the checkpoint."
    private static int firstFailed(StreamBatch batch, BatchAnswer answer) {
        var numbers = batch.sequenceNumbers();
        return IntStream.range(0, numbers.size())
                .filter(i -> answer.failed().contains(numbers.get(i)))
                .findFirst()
                .orElseThrow();
    }

    /// "The batch is bisected at the returned sequence number and Lambda retries only the remaining records."
    /// AWS does not say whether that uses up an attempt; here it does unless batches are split, which never
    /// does.
    private List<StreamBatch> failedFrom(StreamBatch batch, int first) {
        done.accept(batch.upTo(first).records());
        var rest = batch.from(first);
        return settings.bisects() ? List.of(rest) : retried(rest);
    }

    /// "Splitting a batch doesn't count towards the retry quota."
    private List<StreamBatch> failed(StreamBatch batch) {
        int size = batch.records().size();
        return settings.bisects() && size > 1 ? List.of(batch.upTo(size / 2), batch.from(size / 2)) : retried(batch);
    }

    private List<StreamBatch> retried(StreamBatch batch) {
        var failed = batch.failed(clock.instant());
        boolean hasAttempts =
                settings.maximumRetryAttempts() < 0 || failed.failures() <= settings.maximumRetryAttempts();
        if (hasAttempts) {
            return List.of(failed);
        }
        giveUp(failed, "RetryAttemptsExhausted");
        return List.of();
    }

    private StreamBatch withoutOldRecords(StreamBatch batch) {
        if (settings.maximumRecordAge().isEmpty()) {
            return batch;
        }
        var oldest = clock.instant().minus(settings.maximumRecordAge().get());
        Predicate<JsonNode> isOld =
                streamRecord -> StreamRecords.createdAt(streamRecord).isBefore(oldest);
        var old = batch.records().stream().filter(isOld).toList();
        if (old.isEmpty()) {
            return batch;
        }
        giveUp(with(batch, old.stream()), "RecordAgeExceeded");
        return with(batch, batch.records().stream().filter(isOld.negate()));
    }

    private static StreamBatch with(StreamBatch batch, Stream<JsonNode> records) {
        return new StreamBatch(records.toList(), batch.failures(), batch.invocations(), batch.notBefore());
    }

    private void giveUp(StreamBatch batch, String condition) {
        givenUp.accept(batch, condition);
        done.accept(batch.records());
    }
}
