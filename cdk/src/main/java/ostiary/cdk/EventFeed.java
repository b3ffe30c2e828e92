package ostiary.cdk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.EventFunction;
import ostiary.blueprint.Setting;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/// The events of the service: a function on the table's stream tells a topic of every change that others may have to
/// know. Events arrive at least once, in no order; `docs/events.md` has what each tells.
///
/// There is nothing of this in a stack until somebody asks for it, since each login and each change then costs an
/// invocation and a message.
public final class EventFeed extends Construct {
    private final Topic topic;
    private final AuthFunction publisher;
    private final List<Alarm> alarms;
    private final Optional<ITopic> alarmsTo;
    private final String runbooks;

    public EventFeed(Construct scope, String id, EventFeedProps props) {
        super(scope, id);
        this.alarmsTo = props.alarms().recipient();
        this.runbooks = props.alarms().runbooks();
        var key = Key.Builder.create(this, "Key")
                .description("Encrypts the topic of events of Ostiary")
                .enableKeyRotation(true)
                .removalPolicy(Removal.of(false))
                .build();
        this.topic = Topic.Builder.create(this, "Topic")
                .displayName("Ostiary: events")
                .masterKey(key)
                .enforceSsl(true)
                .build();
        this.publisher = new AuthFunction(
                this,
                AuthFunction.titleCase(EventFunction.PUBLISHER.id()),
                props.functions().describe(EventFunction.PUBLISHER, Map.of(Setting.EVENTS_TOPIC, topic.getTopicArn())));
        publisher.allow(List.of("sns:Publish"), List.of(topic.getTopicArn()));
        // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
        publisher.allowThrough("sns", List.of("kms:GenerateDataKey", "kms:Decrypt"), key.getKeyArn());
        var undelivered = new UndeliveredChanges(this, "Undelivered", props.keepData());
        undelivered.keptBy(publisher);
        var mapping = new TableStream(props.table()).feed(publisher, undelivered);
        this.alarms = new EventAlarms(props.alarms().factory(this)).create(publisher, mapping);
    }

    /// A queue of events for a team's own subscriber, in the stack of `scope`.
    ///
    /// @param name in the names of its alarms: small letters, digits and hyphens
    public EventQueue queue(Construct scope, String name, EventFilter filter) {
        return new EventQueue(scope, name, new EventQueueProps(topic, filter, alarmsTo, runbooks));
    }

    /// Lets another account subscribe to the topic: its stack makes an [EventQueue] of the topic's ARN.
    ///
    /// @param account twelve digits
    public void letSubscribe(String account) {
        Checks.require(account.matches("[0-9]{12}"), "an account has twelve digits, not " + account);
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("Subscribe" + account)
                .principals(List.of(new AccountPrincipal(account)))
                .actions(List.of("sns:Subscribe"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("sns:Protocol", "sqs")))
                .build());
    }

    /// The topic, for other subscriptions than queues.
    public ITopic topic() {
        return topic;
    }

    /// The function that tells the topic.
    public AuthFunction publisher() {
        return publisher;
    }

    /// The alarms, for further actions.
    public List<Alarm> alarms() {
        return alarms;
    }
}
