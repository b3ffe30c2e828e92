package ostiary.server.local.events;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import ostiary.adapters.dynamodb.ChangeEvents;
import ostiary.adapters.dynamodb.ItemImages;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.core.event.DomainEvent;
import ostiary.server.local.saga.LocalSagas;

/// Tells of changes on a laptop as the publisher does on AWS: from the table's stream to a topic, and from there to
/// queues.
public final class LocalEvents implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PAUSE_AFTER_A_FAULT = Duration.ofSeconds(1);

    private final EventLog log = new EventLog();
    private final LocalStream stream;
    private final LocalTopic topic;
    private final LocalProjection projection;
    private final List<LocalSagas> sagas;
    private final Thread publisher;
    private volatile boolean closed;

    /// Begins with the next change of the table.
    ///
    /// @param search the table in which operators search
    /// @param dynamoDb the address of DynamoDB Local
    /// @param issuer the source of the events
    /// @param sagas that requests for deletion start; none, or one
    public LocalEvents(Table table, Table search, URI dynamoDb, URI issuer, List<LocalSagas> sagas) {
        this.sagas = List.copyOf(sagas);
        this.stream = new LocalStream(table, dynamoDb);
        this.projection = LocalProjection.begin(table, search);
        this.topic =
                new LocalTopic(issuer, sagas.stream().map(LocalSagas::service).toList());
        this.publisher = Thread.ofVirtual().name("events").start(this::publish);
    }

    /// The newest events.
    public EventLog log() {
        return log;
    }

    /// Where a subscriber on this machine finds SQS, for `--endpoint-url`; Step Functions too, if there are sagas.
    public URI sqs() {
        return topic.sqs();
    }

    /// The URL of the queue for a subscriber on this machine.
    public String queueUrl() {
        return topic.queueUrl();
    }

    private void publish() {
        while (!closed) {
            try {
                var changes = stream.read();
                var events = changes.stream()
                        .flatMap(change -> events(change).stream())
                        .toList();
                events.forEach(projection::take);
                sagas.forEach(saga -> events.forEach(saga::take));
                publish(events);
                topic.moveTo(log);
                Thread.sleep(PAUSE);
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException fault) {
                pauseAfter(fault);
            }
        }
    }

    /// Until the topic has taken each.
    private void publish(List<DomainEvent> events) throws InterruptedException {
        var left = events;
        while (!left.isEmpty() && !closed) {
            var refused = topic.topic().publish(left);
            left = left.stream().filter(event -> refused.contains(event.id())).toList();
            if (!left.isEmpty()) {
                Thread.sleep(PAUSE_AFTER_A_FAULT);
            }
        }
    }

    /// One that can't be read is left out; on AWS it goes aside.
    private static List<DomainEvent> events(ItemImages change) {
        try {
            return ChangeEvents.of(change);
        } catch (RuntimeException damage) {
            FaultLog.record(damage);
            return List.of();
        }
    }

    private void pauseAfter(RuntimeException fault) {
        if (closed) {
            return;
        }
        FaultLog.record(fault);
        try {
            Thread.sleep(PAUSE_AFTER_A_FAULT);
        } catch (InterruptedException ended) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        publisher.interrupt();
        topic.close();
    }
}
