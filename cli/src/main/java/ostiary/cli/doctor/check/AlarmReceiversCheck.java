package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.UnreadException;

/// Whether somebody hears the alarms. Until a mail address has confirmed, its subscription has no ARN but a word
/// (<https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html>).
final class AlarmReceiversCheck implements Check {
    private static final String TOPIC = ":sns:";
    private static final Optional<String> UNCONFIRMED = Optional.of("PendingConfirmation");

    @Override
    public String name() {
        return "alarm-receivers";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var topics = new TreeSet<String>();
        for (var alarm : StackAlarm.read(deployment)) {
            alarm.tells().stream().filter(arn -> arn.contains(TOPIC)).forEach(topics::add);
        }
        var findings = new Findings(this);
        int receivers = 0;
        for (var topic : topics) {
            var subscriptions =
                    deployment.aws().list(Read.LIST_SUBSCRIPTIONS_BY_TOPIC, Map.of("TopicArn", topic), "Subscriptions");
            findings.addIf(subscriptions.isEmpty(), Symptom.RECEIVER_MISSING, topic);
            for (var subscription : subscriptions) {
                boolean isUnconfirmed = subscription.find("SubscriptionArn").equals(UNCONFIRMED);
                findings.addIf(
                        isUnconfirmed,
                        Symptom.RECEIVER_UNCONFIRMED,
                        subscription.find("Protocol").orElse("") + " at " + topic);
            }
            receivers += subscriptions.size();
        }
        return findings.or(receivers + " at " + topics.size() + " topics");
    }
}
