package ostiary.emulators.aws.eventsource;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import ostiary.emulators.aws.sqs.Received;
import ostiary.emulators.aws.sqs.SqsService;
import ostiary.emulators.aws.sqs.StandardQueue;

/// The mapping of a queue to a function (<https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html>): it
/// deletes what the function did well, and what it failed at comes again after the visibility timeout of the
/// queue.
public final class QueueMapping implements EventMapping {
    /// The most messages of one `ReceiveMessage`.
    private static final int MOST_RECEIVED = 10;

    private final SqsService queues;
    private final StandardQueue queue;
    private final MappedFunction function;
    private final QueueMappingSettings settings;
    private final InstantSource clock;
    private final List<Received> waiting = new ArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private Instant waitingSince = Instant.MAX;
    private BooleanSupplier crash = () -> false;

    /// Creates the mapping.
    public QueueMapping(
            SqsService queues,
            StandardQueue queue,
            MappedFunction function,
            QueueMappingSettings settings,
            InstantSource clock) {
        this.queues = queues;
        this.queue = queue;
        this.function = function;
        this.settings = settings;
        this.clock = clock;
    }

    /// Asks after each invocation whether the mapping crashes before it deletes what the function did well.
    public void crashWhen(BooleanSupplier now) {
        crash = now;
    }

    /// The reasons for which it could not read.
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public boolean step() {
        var refusal = RoleCheck.refusal(function.role(), queues.toConsume(queue.arn()));
        if (refusal.isPresent()) {
            problems.add(refusal.get());
            return false;
        }
        boolean received = receive();
        if (waiting.isEmpty() || clock.instant().isBefore(due())) {
            return received;
        }
        invoke(List.copyOf(waiting));
        waiting.clear();
        return true;
    }

    private boolean receive() {
        boolean any = false;
        while (waiting.size() < settings.batchSize()) {
            var received = queue.receive(Math.min(MOST_RECEIVED, settings.batchSize() - waiting.size()));
            if (received.isEmpty()) {
                return any;
            }
            any = true;
            received.forEach(this::add);
        }
        return any;
    }

    private void add(Received message) {
        if (!settings.filter().letMessage(MessageEvents.of(message, queue.arn()), message.body())) {
            queue.delete(message.receiptHandle());
            return;
        }
        if (waiting.isEmpty()) {
            waitingSince = clock.instant();
        }
        waiting.add(message);
    }

    private Instant due() {
        return waiting.size() >= settings.batchSize() ? waitingSince : waitingSince.plus(settings.window());
    }

    private void invoke(List<Received> batch) {
        var outcome = function.invoke().apply(MessageEvents.event(batch, queue.arn()));
        var ids = batch.stream().map(Received::messageId).toList();
        var answer = BatchAnswer.of(outcome, ids, settings.reportsItems());
        if (!crash.getAsBoolean()) {
            batch.stream()
                    .filter(message -> !answer.failed().contains(message.messageId()))
                    .forEach(message -> queue.delete(message.receiptHandle()));
        }
    }

    @Override
    public Optional<Instant> next() {
        return waiting.isEmpty() ? queue.nextVisible() : Optional.of(due());
    }

    @Override
    public boolean isIdle() {
        return waiting.isEmpty() && queue.counts().all() == 0;
    }
}
