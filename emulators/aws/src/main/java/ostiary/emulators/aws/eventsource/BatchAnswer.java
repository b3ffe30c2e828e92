package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.emulators.lambda.Outcome;

/// The answer of a function to a batch.
///
/// @param failed the items that failed; all of them if the batch failed as a whole
/// @param whole whether the batch failed as a whole
record BatchAnswer(Set<String> failed, boolean whole) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Reads an outcome.
    ///
    /// With `ReportBatchItemFailures`, an answer that is null or empty, or has a null or empty list, is a
    /// success; one with an empty, absent or misnamed `itemIdentifier` is the failure of the whole batch
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html>,
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>). So is one about an
    /// item that is not in the batch, which the page says of queues only.
    ///
    /// @param items the identifiers of the batch
    static BatchAnswer of(Outcome outcome, List<String> items, boolean reportsItems) {
        if (!(outcome instanceof Outcome.Answered(var payload))) {
            return new BatchAnswer(Set.copyOf(items), true);
        }
        if (!reportsItems) {
            return new BatchAnswer(Set.of(), false);
        }
        return read(payload)
                .filter(items::containsAll)
                .map(failed -> new BatchAnswer(Set.copyOf(failed), false))
                .orElseGet(() -> new BatchAnswer(Set.copyOf(items), true));
    }

    /// The identifiers of an answer; empty if it is invalid.
    private static Optional<List<String>> read(String payload) {
        try {
            JsonNode answer = payload.isBlank() ? NullNode.getInstance() : JSON.readTree(payload);
            var identifiers = new ArrayList<String>();
            for (var failure : answer.path("batchItemFailures")) {
                var identifier = failure.path("itemIdentifier").asText("");
                if (identifier.isEmpty() || failure.path("itemIdentifier").isNull()) {
                    return Optional.empty();
                }
                identifiers.add(identifier);
            }
            return Optional.of(identifiers);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
