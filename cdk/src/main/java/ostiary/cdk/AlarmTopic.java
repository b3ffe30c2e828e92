package ostiary.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// The SNS topic to which alarms are published.
final class AlarmTopic {
    private AlarmTopic() {}

    static ITopic of(Construct scope, AlarmsTo recipient) {
        return switch (recipient) {
            case AlarmsTo.Topic(var arn) -> Topic.fromTopicArn(scope, "Topic", arn);
            case AlarmsTo.Mail(var address) -> mailing(scope, address);
        };
    }

    private static Topic mailing(Construct scope, String address) {
        var topic = Topic.Builder.create(scope, "Topic")
                .displayName("Ostiary: alarms")
                .enforceSsl(true)
                .build();
        topic.addSubscription(new EmailSubscription(address));
        // A topic with its own policy loses the default one, which lets the whole account publish.
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(scope).getAccount())))
                .build());
        return topic;
    }
}
