package ostiary.emulators.aws.sns;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.iam.ResourcePolicy;
import ostiary.emulators.aws.sqs.SqsService;

/// A standard topic.
public final class Topic {
    private final String arn;
    private final String kmsKeyArn;
    private final SqsService queues;
    private final InstantSource clock;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final List<Notification> published = new CopyOnWriteArrayList<>();
    private final List<Undelivered> undelivered = new CopyOnWriteArrayList<>();
    private final AtomicLong delivered = new AtomicLong();
    private volatile ResourcePolicy policy = ResourcePolicy.NONE;
    private volatile Predicate<Notification> broken = _ -> false;

    Topic(String arn, String kmsKeyArn, SqsService queues, InstantSource clock) {
        this.arn = arn;
        this.kmsKeyArn = kmsKeyArn;
        this.queues = queues;
        this.clock = clock;
    }

    public String arn() {
        return arn;
    }

    /// The key that the topic is encrypted with; empty for none of the customer.
    public String kmsKeyArn() {
        return kmsKeyArn;
    }

    public ResourcePolicy policy() {
        return policy;
    }

    /// Adds a policy of the topic.
    public Topic policy(ResourcePolicy added) {
        policy = policy.and(added);
        return this;
    }

    /// Adds a subscriber.
    public Topic subscribe(Subscription subscription) {
        subscriptions.add(subscription);
        return this;
    }

    /// From now on SNS fails at these messages, as it may at any.
    public void failAt(Predicate<Notification> messages) {
        broken = messages;
    }

    /// The accepted messages, oldest first.
    public List<Notification> published() {
        return List.copyOf(published);
    }

    /// The messages that subscribers should have got and did not.
    public List<Undelivered> undelivered() {
        return List.copyOf(undelivered);
    }

    /// How many messages subscribers got: `NumberOfNotificationsDelivered`.
    public long delivered() {
        return delivered.get();
    }

    /// Accepts a message and delivers it to each subscriber whose filter lets it.
    ///
    /// @throws AwsFailure if SNS fails at it
    public void publish(Notification notification) {
        if (broken.test(notification)) {
            throw AwsFailure.ofQuery(500, "InternalError", "The message could not be accepted.");
        }
        published.add(notification);
        var delivery = new Delivery(arn, queues, clock.instant());
        subscriptions.stream()
                .filter(each -> each.filter()
                        .filter(policy -> !policy.lets(notification.attributes()))
                        .isEmpty())
                .forEach(each -> deliver(delivery, each, notification));
    }

    private void deliver(Delivery delivery, Subscription subscription, Notification notification) {
        var failure = delivery.to(subscription, notification);
        if (failure.isEmpty()) {
            delivered.incrementAndGet();
        } else {
            undelivered.add(new Undelivered(subscription.arn(), notification.id(), failure.get()));
            subscription.deadLetterArn().ifPresent(dead -> delivery.bury(dead, subscription, notification));
        }
    }
}
