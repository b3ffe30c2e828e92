package ostiary.emulators.aws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A message in a queue.
final class StoredMessage {
    static final String RECEIVE_COUNT = "ApproximateReceiveCount";

    /// The name of whoever sent it, who is not told apart.
    private static final String SENDER = "AROAOSTIARYEMULATOR:sender";

    final String id;
    final String body;
    final Map<String, MessageAttribute> attributes;
    final Instant sentAt;

    /// The queue that it is dead for; null unless it is in a dead-letter queue.
    final @Nullable String deadLetterSource;

    private Instant visibleAt;
    private int receives;
    private @Nullable Instant firstReceivedAt;
    private String handle = "";
    private int copies;

    StoredMessage(
            String id,
            String body,
            Map<String, MessageAttribute> attributes,
            Instant sentAt,
            Instant visibleAt,
            int copies,
            @Nullable String deadLetterSource) {
        this.id = id;
        this.body = body;
        this.attributes = Map.copyOf(attributes);
        this.sentAt = sentAt;
        this.visibleAt = visibleAt;
        this.copies = copies;
        this.deadLetterSource = deadLetterSource;
    }

    boolean isVisible(Instant now) {
        return !now.isBefore(visibleAt);
    }

    boolean isDelayed(Instant now) {
        return receives == 0 && !isVisible(now);
    }

    boolean isExpired(Instant now, Duration retention) {
        return !now.isBefore(sentAt.plus(retention));
    }

    int receives() {
        return receives;
    }

    Instant visibleAt() {
        return visibleAt;
    }

    /// Whether this is the handle of its last receive.
    boolean isHeldBy(String receiptHandle) {
        return handle.equals(receiptHandle);
    }

    void hideUntil(Instant then) {
        visibleAt = then;
    }

    Received receive(Instant now, Duration visibilityTimeout) {
        receives++;
        if (firstReceivedAt == null) {
            firstReceivedAt = now;
        }
        handle = id + "#" + receives + "." + copies;
        visibleAt = now.plus(visibilityTimeout);
        var system = new TreeMap<String, String>();
        system.put(RECEIVE_COUNT, Integer.toString(receives));
        system.put("ApproximateFirstReceiveTimestamp", Long.toString(firstReceivedAt.toEpochMilli()));
        system.put("SentTimestamp", Long.toString(sentAt.toEpochMilli()));
        system.put("SenderId", SENDER);
        if (deadLetterSource != null) {
            system.put("DeadLetterQueueSourceArn", deadLetterSource);
        }
        return new Received(id, handle, body, attributes, Map.copyOf(system));
    }

    /// Deletes one copy of it.
    ///
    /// @return whether that was the last
    boolean deleteCopy(Instant now) {
        copies--;
        receives = 0;
        visibleAt = now;
        handle = "";
        return copies <= 0;
    }
}
