package ostiary.emulators.aws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.iam.ResourcePolicy;

/// A standard queue in memory.
public final class StandardQueue {
    private final String arn;
    private final QueueSettings settings;
    private final InstantSource clock;
    private final Function<String, Optional<StandardQueue>> others;
    private final TreeMap<Long, StoredMessage> messages = new TreeMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private Disorder disorder = Disorder.none();
    private volatile ResourcePolicy policy = ResourcePolicy.NONE;
    private volatile ResourcePolicy keyPolicy = ResourcePolicy.NONE;

    /// @param others the queues by ARN, of which one may be the dead-letter queue
    StandardQueue(
            String arn, QueueSettings settings, InstantSource clock, Function<String, Optional<StandardQueue>> others) {
        this.arn = arn;
        this.settings = settings;
        this.clock = clock;
        this.others = others;
    }

    public String arn() {
        return arn;
    }

    public QueueSettings settings() {
        return settings;
    }

    public ResourcePolicy policy() {
        return policy;
    }

    /// Adds a policy of the queue.
    public StandardQueue policy(ResourcePolicy added) {
        policy = policy.and(added);
        return this;
    }

    /// The policy of the queue's KMS key.
    public ResourcePolicy keyPolicy() {
        return keyPolicy;
    }

    /// Sets the policy of the queue's KMS key.
    public StandardQueue keyPolicy(ResourcePolicy ofTheKey) {
        keyPolicy = ofTheKey;
        return this;
    }

    /// From now on messages come in any order, and each up to `mostCopies` times: after each delete but the
    /// last one it is there again, as if never received. The same seed gives the same disorder.
    public synchronized void disorder(long seed, int mostCopies) {
        disorder = Disorder.seeded(seed, mostCopies);
    }

    /// Sends a message with the delay of the queue.
    ///
    /// @return its id
    public String send(String body, Map<String, MessageAttribute> attributes) {
        return send(body, attributes, settings.delay());
    }

    /// Sends a message.
    ///
    /// @return its id
    public String send(String body, Map<String, MessageAttribute> attributes, Duration delay) {
        var now = clock.instant();
        return add(body, attributes, now, now.plus(delay), null);
    }

    private synchronized String add(
            String body,
            Map<String, MessageAttribute> attributes,
            Instant sentAt,
            Instant visibleAt,
            @Nullable String deadLetterSource) {
        var id = UUID.randomUUID().toString();
        put(new StoredMessage(id, body, attributes, sentAt, visibleAt, disorder.copies(), deadLetterSource));
        return id;
    }

    private void put(StoredMessage message) {
        long place = disorder.place();
        while (messages.containsKey(place)) {
            place++;
        }
        messages.put(place, message);
        places.put(message.id, place);
    }

    /// Receives up to `most` messages. One that was received as often as the queue allows goes to its
    /// dead-letter queue instead.
    public List<Received> receive(int most) {
        return receive(most, settings.visibilityTimeout());
    }

    /// Receives up to `most` messages, which nobody else gets within `visibilityTimeout`.
    public List<Received> receive(int most, Duration visibilityTimeout) {
        var dead = new ArrayList<StoredMessage>();
        var received = receive(most, visibilityTimeout, dead);
        dead.forEach(this::bury);
        return received;
    }

    private synchronized List<Received> receive(int most, Duration visibilityTimeout, List<StoredMessage> dead) {
        var now = clock.instant();
        var received = new ArrayList<Received>();
        var all = messages.values().iterator();
        while (received.size() < most && all.hasNext()) {
            var message = all.next();
            boolean expired = message.isExpired(now, settings.retention());
            boolean isDead = !expired && message.isVisible(now) && isReceivedTooOften(message);
            if (expired || isDead) {
                all.remove();
                places.remove(message.id);
            }
            if (isDead) {
                dead.add(message);
            } else if (!expired && message.isVisible(now)) {
                received.add(message.receive(now, visibilityTimeout));
            }
        }
        return List.copyOf(received);
    }

    private boolean isReceivedTooOften(StoredMessage message) {
        return settings.redrive()
                .filter(redrive -> message.receives() >= redrive.maxReceiveCount())
                .isPresent();
    }

    /// "The expiration of a message is always based on its original enqueue timestamp"
    /// (<https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html>).
    private void bury(StoredMessage message) {
        settings.redrive()
                .flatMap(redrive -> others.apply(redrive.deadLetterArn()))
                .orElseThrow(() -> new IllegalStateException("no dead-letter queue of " + arn))
                .add(message.body, message.attributes, message.sentAt, clock.instant(), arn);
    }

    /// Deletes a received message. An older handle than that of the last receive succeeds and deletes nothing
    /// (<https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html>).
    ///
    /// @throws AwsFailure if it is no handle
    public synchronized void delete(String receiptHandle) {
        var place = places.get(id(receiptHandle));
        var message = place == null ? null : messages.get(place);
        if (place == null || message == null || !message.isHeldBy(receiptHandle)) {
            return;
        }
        messages.remove(place);
        places.remove(message.id);
        if (!message.deleteCopy(clock.instant())) {
            put(message);
        }
    }

    /// Changes for how long from now nobody else gets a received message.
    ///
    /// @throws AwsFailure if it is no handle, or nobody has the message any more
    public synchronized void changeVisibility(String receiptHandle, Duration timeout) {
        var now = clock.instant();
        var place = places.get(id(receiptHandle));
        var message = place == null ? null : messages.get(place);
        if (message == null || !message.isHeldBy(receiptHandle) || message.isVisible(now)) {
            throw new AwsFailure(400, "MessageNotInflight", "The specified message isn't in flight.");
        }
        message.hideUntil(now.plus(timeout));
    }

    private static String id(String receiptHandle) {
        int end = receiptHandle.indexOf('#');
        if (end < 0) {
            throw new AwsFailure(404, "ReceiptHandleIsInvalid", "The input receipt handle is invalid.");
        }
        return receiptHandle.substring(0, end);
    }

    /// The number of messages now.
    public synchronized QueueCounts counts() {
        var now = clock.instant();
        forgetExpired(now);
        var oldest = messages.values().stream()
                .map(message -> message.sentAt)
                .min(Instant::compareTo)
                .orElse(now);
        int visible = count(message -> message.isVisible(now));
        int delayed = count(message -> message.isDelayed(now));
        return new QueueCounts(visible, messages.size() - visible - delayed, delayed, Duration.between(oldest, now));
    }

    private int count(Predicate<StoredMessage> wanted) {
        return (int) messages.values().stream().filter(wanted).count();
    }

    private void forgetExpired(Instant now) {
        messages.values().removeIf(message -> message.isExpired(now, settings.retention()));
        places.values().removeIf(place -> !messages.containsKey(place));
    }

    /// When the next message that nobody may receive yet becomes visible; empty if there is none.
    public synchronized Optional<Instant> nextVisible() {
        var now = clock.instant();
        forgetExpired(now);
        return messages.values().stream()
                .map(StoredMessage::visibleAt)
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }

    /// The bodies of all messages, in the order of the queue.
    public synchronized List<String> bodies() {
        forgetExpired(clock.instant());
        return messages.values().stream().map(message -> message.body).toList();
    }

    /// Moves the visible messages of this dead-letter queue, each to `destination` or, without one, to the
    /// queue that it came from. As they arrive there they are new.
    ///
    /// @return how many were moved
    public int redrive(Optional<String> destination) {
        var moved = take();
        for (var message : moved) {
            var now = clock.instant();
            destination
                    .or(() -> Optional.ofNullable(message.deadLetterSource))
                    .flatMap(others)
                    .orElseThrow(() -> new IllegalStateException("nowhere to move a message of " + arn))
                    .add(message.body, message.attributes, now, now, null);
        }
        return moved.size();
    }

    private synchronized List<StoredMessage> take() {
        var now = clock.instant();
        forgetExpired(now);
        var taken = messages.values().stream()
                .filter(message -> message.isVisible(now))
                .toList();
        messages.values().removeAll(taken);
        places.values().removeIf(place -> !messages.containsKey(place));
        return taken;
    }
}
