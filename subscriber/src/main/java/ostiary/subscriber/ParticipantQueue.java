package ostiary.subscriber;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Hands the requests of a batch to a [Participant], one by one, and sends its answers. What fails comes again alone:
/// the event source mapping has to have `ReportBatchItemFailures`.
public final class ParticipantQueue {
    private final Participant participant;
    private final Consumer<String> replies;
    private final FailureListener listener;

    /// @param replies sends a text to Ostiary's queue of answers, and throws if it can't
    /// @param listener hears of failures; a text of the participant's own exceptions may hold anything
    public ParticipantQueue(Participant participant, Consumer<String> replies, FailureListener listener) {
        this.participant = participant;
        this.replies = replies;
        this.listener = listener;
    }

    /// Answers every request of the batch that it can.
    ///
    /// @return the messages that failed
    public SQSBatchResponse consume(SQSEvent batch) {
        var failures = new ArrayList<BatchItemFailure>();
        var messages = batch.getRecords() == null ? List.<SQSMessage>of() : batch.getRecords();
        for (var message : messages) {
            try {
                var request = SagaRequest.parse(message.getBody() == null ? "" : message.getBody());
                replies.accept(answer(request).body());
            } catch (RuntimeException failure) {
                failures.add(new BatchItemFailure(message.getMessageId()));
                listener.failed(message.getMessageId(), failure);
            }
        }
        return new SQSBatchResponse(failures);
    }

    /// The answer to one request, for whoever sends it in another way.
    public SagaAnswer answer(SagaRequest request) {
        return switch (request.phase()) {
            case PREPARE ->
                participant
                        .prepare(request)
                        .map(reason -> SagaAnswer.refused(request, reason))
                        .orElseGet(() -> SagaAnswer.prepared(request));
            case ERASE -> {
                participant.erase(request);
                yield SagaAnswer.erased(request);
            }
            case CANCEL -> {
                participant.cancel(request);
                yield SagaAnswer.cancelled(request);
            }
        };
    }
}
