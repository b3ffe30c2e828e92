package ostiary.subscriber;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Hands the requests of a batch to a [Participant], one by one, and sends its answers. What fails comes
/// again alone: the event source mapping has to have `ReportBatchItemFailures`.
///
/// Each of the requests may come twice, late, at the same time as another, and after a try that was cut off:
/// whatever the order, an account is prepared only while its deletion is open.
public final class ParticipantQueue {
    /// The reason of a refusal that nobody waits for any more.
    static final String OVER = "saga_over";

    /// Longer than a message can wait in a queue and its dead-letter queue, and be sent back once.
    private static final Duration REMEMBERED = Duration.ofDays(60);

    private final Participant participant;
    private final SagaMemory memory;
    private final Consumer<String> replies;
    private final FailureListener listener;

    /// Logs failures without the texts of exceptions that are not of this jar.
    ///
    /// @param memory by which a `prepare` that comes after the end of its deletion is known
    /// @param replies sends a text to Ostiary's queue of answers, and throws if it can't
    public ParticipantQueue(Participant participant, SagaMemory memory, Consumer<String> replies) {
        this(participant, memory, replies, QueueConsumer::log);
    }

    /// @param memory by which a `prepare` that comes after the end of its deletion is known
    /// @param replies sends a text to Ostiary's queue of answers, and throws if it can't
    /// @param listener hears of failures; a text of the participant's own exceptions may hold anything
    public ParticipantQueue(
            Participant participant, SagaMemory memory, Consumer<String> replies, FailureListener listener) {
        this.participant = participant;
        this.memory = memory;
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
            case PREPARE -> prepare(request);
            case ERASE -> {
                end(request, reach(request));
                yield SagaAnswer.erased(request);
            }
            case CANCEL -> {
                // After an erasure there is nothing to take back.
                if (reach(request) == SagaPhase.CANCEL) {
                    end(request, SagaPhase.CANCEL);
                }
                yield SagaAnswer.cancelled(request);
            }
        };
    }

    /// Asks before and after: the end of the deletion may have come, and been done, at any moment between.
    private SagaAnswer prepare(SagaRequest request) {
        if (isOver(request)) {
            return SagaAnswer.refused(request, OVER);
        }
        var refusal = participant.prepare(request);
        if (isOver(request)) {
            return SagaAnswer.refused(request, OVER);
        }
        return refusal.map(reason -> SagaAnswer.refused(request, reason)).orElseGet(() -> SagaAnswer.prepared(request));
    }

    /// If so, its end is done once more: a try of this request that was cut off may have prepared the account
    /// since.
    private boolean isOver(SagaRequest request) {
        var reached = reach(request);
        if (reached == SagaPhase.PREPARE) {
            return false;
        }
        end(request, reached);
        return true;
    }

    private SagaPhase reach(SagaRequest request) {
        return memory.reach(request.saga(), request.phase(), request.deletesAt().plus(REMEMBERED));
    }

    private void end(SagaRequest request, SagaPhase phase) {
        if (phase == SagaPhase.ERASE) {
            participant.erase(request.in(phase));
        } else {
            participant.cancel(request.in(phase));
        }
    }
}
