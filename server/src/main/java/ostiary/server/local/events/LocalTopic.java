package ostiary.server.local.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.sns.CloudEvents;
import ostiary.adapters.sns.SnsEventTopic;
import ostiary.core.event.EventTopic;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.iam.ResourcePolicy;
import ostiary.emulators.aws.sns.SnsService;
import ostiary.emulators.aws.sns.Subscription;
import ostiary.emulators.aws.sns.Topic;
import ostiary.emulators.aws.sqs.QueueSettings;
import ostiary.emulators.aws.sqs.SqsService;
import ostiary.emulators.aws.sqs.StandardQueue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/// A topic with two queues: one for the developer's own subscriber, which reads it as one of SQS, and one for the page.
final class LocalTopic implements AutoCloseable {
    private static final Place PLACE = new Place("aws", "eu-central-1", "000000000000");
    private static final int BATCH = 10;

    private final AwsEndpoint endpoint;
    private final EventTopic topic;
    private final StandardQueue forSubscribers;
    private final StandardQueue forThePage;

    /// @param beside services at the same address
    LocalTopic(URI issuer, List<? extends AwsService> beside) {
        var clock = InstantSource.system();
        var sqs = new SqsService(PLACE, clock);
        var sns = new SnsService(PLACE, sqs, clock);
        var events = sns.topic(PLACE.arn("sns", "ostiary-events"), "");
        this.forSubscribers = subscribe(sqs, events, "ostiary-events");
        this.forThePage = subscribe(sqs, events, "ostiary-page");
        var services = Stream.concat(Stream.of(sns, sqs), beside.stream()).toArray(AwsService[]::new);
        this.endpoint = AwsEndpoint.start(PLACE, Credentials.ofAnybody(), services);
        this.topic = new SnsEventTopic(client(endpoint.address()), events.arn(), new CloudEvents(issuer.toString()));
    }

    private static StandardQueue subscribe(SqsService sqs, Topic topic, String name) {
        var queue = sqs.queue(PLACE.arn("sqs", name), QueueSettings.DEFAULT).policy(letting(topic.arn()));
        topic.subscribe(Subscription.of(topic.arn() + ":" + name, queue.arn()).withRawDelivery());
        return queue;
    }

    private static ResourcePolicy letting(String topic) {
        try {
            return ResourcePolicy.of(new ObjectMapper().readTree("""
                {"Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
                  "Action": "sqs:SendMessage", "Resource": "*",
                  "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}
                """.formatted(topic)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static SnsClient client(URI endpoint) {
        return AwsClients.buildOutsideRequests(SnsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(PLACE.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
    }

    EventTopic topic() {
        return topic;
    }

    /// Where a subscriber finds SQS.
    URI sqs() {
        return endpoint.address();
    }

    /// The URL of the subscriber's queue.
    String queueUrl() {
        return SqsService.url(forSubscribers.arn());
    }

    /// Takes what is in the page's queue.
    void moveTo(EventLog log) {
        for (var received = forThePage.receive(BATCH); !received.isEmpty(); received = forThePage.receive(BATCH)) {
            for (var message : received) {
                log.add(message.body());
                forThePage.delete(message.receiptHandle());
            }
        }
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
