package ostiary.emulators.aws.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.iam.Policies;
import ostiary.emulators.aws.iam.ResourcePolicy;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.sns.FilterPolicy;
import ostiary.emulators.aws.sns.SnsService;
import ostiary.emulators.aws.sns.Subscription;
import ostiary.emulators.aws.sqs.QueueSettings;
import ostiary.emulators.aws.sqs.SqsService;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The emulated SNS and SQS behind an endpoint, with a clock that stands still.
public final class EmulatedSite implements MessagingSite {
    public static final Place PLACE = new Place("aws", "eu-west-1", "111122223333");

    public final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    public final Credentials credentials = new Credentials();
    public final SqsService sqs = new SqsService(PLACE, now::get);
    public final SnsService sns = new SnsService(PLACE, sqs, now::get);
    public final AwsEndpoint endpoint = AwsEndpoint.start(PLACE, credentials, sqs, sns);

    private static final Role EVERYTHING = Policies.role("Anybody", "'Effect':'Allow','Action':'*','Resource':'*'");

    private final AtomicInteger names = new AtomicInteger();

    @Override
    public SnsClient sns() {
        return client(EVERYTHING, SnsClient.builder());
    }

    @Override
    public SqsClient sqs() {
        return client(EVERYTHING, SqsClient.builder());
    }

    /// A client with the key of a role.
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(Role role, B builder) {
        var key = credentials.issue(role);
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .endpointOverride(endpoint.address())
                .region(Region.of(PLACE.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), key.sessionToken())))
                .build();
    }

    @Override
    public String topic() {
        return sns.topic(arn("sns", "Topic"), "").arn();
    }

    @Override
    public String queue(Optional<String> deadLetters) {
        var settings = deadLetters
                .map(url -> QueueSettings.DEFAULT.withRedrive(arn(url), 2))
                .orElse(QueueSettings.DEFAULT);
        var queue = sqs.queue(arn("sqs", "Queue"), settings);
        queue.policy(policy(lettingSns(queue.arn(), "*")));
        return SqsService.url(queue.arn());
    }

    /// A policy that lets SNS send to a queue for topics.
    public static String lettingSns(String queueArn, String topicArn) {
        return """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
             "Action": "sqs:SendMessage", "Resource": "%s", "Condition": {"ArnLike": {"aws:SourceArn": "%s"}}}]}
            """.formatted(queueArn, topicArn.equals("*") ? "arn:aws:sns:*:*:*" : topicArn);
    }

    public static ResourcePolicy policy(String document) {
        try {
            return ResourcePolicy.of(new ObjectMapper().readTree(document));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }

    private String arn(String service, String name) {
        return PLACE.arn(service, name + names.incrementAndGet());
    }

    /// The ARN of the queue with this URL.
    public static String arn(String url) {
        return PLACE.arn("sqs", url.substring(url.lastIndexOf('/') + 1));
    }

    @Override
    public void subscribe(String topic, String queueUrl, boolean raw, Optional<String> filter) {
        var plain = Subscription.of(topic + ":" + names.incrementAndGet(), arn(queueUrl));
        var subscription = raw ? plain.withRawDelivery() : plain;
        sns.find(topic)
                .orElseThrow()
                .subscribe(filter.map(json -> subscription.withFilter(filter(json)))
                        .orElse(subscription));
    }

    private static FilterPolicy filter(String json) {
        try {
            return FilterPolicy.of(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
