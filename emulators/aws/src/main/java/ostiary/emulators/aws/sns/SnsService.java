package ostiary.emulators.aws.sns;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Principal;
import ostiary.emulators.aws.sqs.SqsService;

/// SNS, in memory, with standard topics and queues as their subscribers.
///
/// Of the policy of a topic only what denies is looked at for callers of the account: what they may they may
/// by their own policies.
public final class SnsService implements AwsService {
    private static final String PUBLISH = "Publish";
    private static final String BATCH = "PublishBatch";

    private final Place place;
    private final SqsService queues;
    private final InstantSource clock;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();

    /// Creates the service without topics.
    public SnsService(Place place, SqsService queues, InstantSource clock) {
        this.place = place;
        this.queues = queues;
        this.clock = clock;
    }

    /// Creates a topic.
    ///
    /// @param kmsKeyArn empty for a topic without a key of the customer
    public Topic topic(String arn, String kmsKeyArn) {
        var topic = new Topic(arn, kmsKeyArn, queues, clock);
        topics.put(arn, topic);
        return topic;
    }

    /// The topic of an ARN; empty if there is none.
    public Optional<Topic> find(String arn) {
        return Optional.ofNullable(topics.get(arn));
    }

    /// All messages that subscribers of any topic should have got and did not.
    public List<Undelivered> undelivered() {
        return topics.values().stream()
                .flatMap(topic -> topic.undelivered().stream())
                .toList();
    }

    @Override
    public String name() {
        return "sns";
    }

    @Override
    public String operation(AwsRequest request) {
        var action = request.form().getOrDefault("Action", "");
        if (!action.equals(PUBLISH) && !action.equals(BATCH)) {
            throw new UnmodelledException("SNS operation " + action);
        }
        return action;
    }

    /// A batch needs the permission of a single message, too
    /// (<https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html>).
    @Override
    public List<Access> needs(AwsRequest request) {
        return toPublish(arn(request));
    }

    /// The permissions that whoever publishes to a topic needs: for one with a key of the customer, also
    /// `kms:GenerateDataKey*` and `kms:Decrypt`
    /// (<https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html>, "Allow a user to send messages
    /// to a topic with SSE").
    public List<Access> toPublish(String topicArn) {
        var needs = new ArrayList<Access>();
        needs.add(Access.of("sns:" + PUBLISH, topicArn));
        find(topicArn).map(Topic::kmsKeyArn).filter(key -> !key.isEmpty()).ifPresent(key -> {
            needs.add(place.through(name(), "kms:GenerateDataKey", key));
            needs.add(place.through(name(), "kms:Decrypt", key));
        });
        return List.copyOf(needs);
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        var arn = arn(request);
        var topic = find(arn).orElseThrow(() -> AwsFailure.ofQuery(404, "NotFound", "Topic does not exist"));
        var access = new Access("sns:" + PUBLISH, arn, Map.of("aws:SecureTransport", "true"));
        if (topic.policy().denies(Principal.aws("*"), access)) {
            throw AwsFailure.ofQuery(403, "AuthorizationError", "with an explicit deny in a resource-based policy");
        }
        var publishing = new Publishing(topic, request.form());
        return operation(request).equals(PUBLISH) ? publishing.one() : publishing.batch();
    }

    private static String arn(AwsRequest request) {
        return Optional.ofNullable(request.form().get("TopicArn"))
                .orElseThrow(() -> AwsFailure.ofQuery(400, "InvalidParameter", "Invalid parameter: TopicArn"));
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return denial.isOfKey()
                ? AwsFailure.ofQuery(400, "KMSAccessDenied", denial.message())
                : AwsFailure.ofQuery(403, "AuthorizationError", denial.message());
    }

    @Override
    public AwsFailure refuseUnknownKey() {
        return AwsFailure.ofQuery(
                403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }
}
