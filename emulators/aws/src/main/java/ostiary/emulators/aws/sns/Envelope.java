package ostiary.emulators.aws.sns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The JSON in which a queue gets a message without raw delivery, with a signature that is none
/// (<https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html>, "Message format
/// examples").
record Envelope(String topicArn, String subscriptionArn, Instant now) {
    String of(Notification notification) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("Type", "Notification")
                .put("MessageId", notification.id())
                .put("TopicArn", topicArn);
        notification.subject().ifPresent(subject -> json.put("Subject", subject));
        var host = "https://sns.%s.amazonaws.com/".formatted(topicArn.split(":", -1)[3]);
        json.put("Message", notification.message())
                .put("Timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("SignatureVersion", "1")
                .put("Signature", "none")
                .put("SigningCertURL", host + "SimpleNotificationService-none.pem")
                .put("UnsubscribeURL", host + "?Action=Unsubscribe&SubscriptionArn=" + subscriptionArn);
        if (!notification.attributes().isEmpty()) {
            var attributes = json.putObject("MessageAttributes");
            notification
                    .attributes()
                    .forEach((name, attribute) -> attributes
                            .putObject(name)
                            .put("Type", attribute.dataType())
                            .put("Value", attribute.stringValue()));
        }
        return json.toString();
    }
}
