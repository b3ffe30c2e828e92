package ostiary.subscriber;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;

/// Hands the events of a batch over, one by one, and answers which messages failed, so that only those come again.
///
/// The event source mapping has to have `ReportBatchItemFailures`; without it the answer is ignored and failures are
/// lost. For a standard queue: a FIFO queue would want all behind a failure to fail.
///
/// Immutable; make one in the constructor of the function's handler.
public final class QueueConsumer {
    private static final System.Logger LOG = System.getLogger(QueueConsumer.class.getName());

    private final EventParser parser = new EventParser();
    private final EventHandler handler;
    private final Unfamiliar types;
    private final Unfamiliar schemas;
    private final FailureListener listener;

    private QueueConsumer(EventHandler handler, Unfamiliar types, Unfamiliar schemas, FailureListener listener) {
        this.handler = handler;
        this.types = types;
        this.schemas = schemas;
        this.listener = listener;
    }

    /// A consumer that ignores unknown types, fails events whose schema is newer than this jar, and logs failures
    /// without their texts.
    public static QueueConsumer of(EventHandler handler) {
        return new QueueConsumer(handler, Unfamiliar.IGNORE, Unfamiliar.FAIL, QueueConsumer::log);
    }

    /// The same with another way to treat types that [EventSchemas] doesn't know.
    public QueueConsumer unknownTypes(Unfamiliar treatment) {
        return new QueueConsumer(handler, treatment, schemas, listener);
    }

    /// The same with another way to treat known types whose schema is newer. Whoever ignores an update has an old copy
    /// for good.
    public QueueConsumer newerSchemas(Unfamiliar treatment) {
        return new QueueConsumer(handler, types, treatment, listener);
    }

    /// The same with another one to hear of failures.
    public QueueConsumer onFailure(FailureListener other) {
        return new QueueConsumer(handler, types, schemas, other);
    }

    /// Handles every message of the batch. One that is malformed fails alone, and so does one for which the handler
    /// throws a [RuntimeException]; after enough attempts SQS moves it to the dead-letter queue. An [Error] goes
    /// through, and the whole batch comes again.
    ///
    /// @return the messages that failed
    public SQSBatchResponse consume(SQSEvent batch) {
        var failures = new ArrayList<BatchItemFailure>();
        var messages = batch.getRecords() == null ? List.<SQSMessage>of() : batch.getRecords();
        for (var message : messages) {
            try {
                handle(parser.parse(message.getBody() == null ? "" : message.getBody()));
            } catch (RuntimeException failure) {
                failures.add(new BatchItemFailure(message.getMessageId()));
                listener.failed(message.getMessageId(), failure);
            }
        }
        return new SQSBatchResponse(failures);
    }

    private void handle(Event event) {
        switch (treatment(event)) {
            case IGNORE -> {}
            case FAIL -> throw new UnfamiliarEventException(event);
            case HANDLE -> handler.handle(event);
        }
    }

    private Unfamiliar treatment(Event event) {
        if (event.isKnown()) {
            return Unfamiliar.HANDLE;
        }
        return event.isOfKnownType() ? schemas : types;
    }

    /// The text of a handler's exception may hold an address; the place where it was thrown doesn't.
    static void log(String messageId, RuntimeException failure) {
        var text = failure instanceof MalformedEventException || failure instanceof UnfamiliarEventException
                ? failure.getMessage()
                : place(failure);
        LOG.log(System.Logger.Level.ERROR, "message {0} failed: {1}", messageId, text);
    }

    private static String place(RuntimeException failure) {
        var trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
