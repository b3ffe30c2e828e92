package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import ostiary.emulators.aws.sqs.Checksums;
import ostiary.emulators.aws.sqs.Received;

/// Messages as functions get them (<https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html>, "Example
/// standard queue message event").
final class MessageEvents {
    private MessageEvents() {}

    static ObjectNode event(List<Received> messages, String queueArn) {
        var event = JsonNodeFactory.instance.objectNode();
        var records = event.putArray("Records");
        messages.forEach(message -> records.add(of(message, queueArn)));
        return event;
    }

    static ObjectNode of(Received message, String queueArn) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("messageId", message.messageId())
                .put("receiptHandle", message.receiptHandle())
                .put("body", message.body());
        message.systemAttributes().forEach(json.putObject("attributes")::put);
        var attributes = json.putObject("messageAttributes");
        message.attributes().forEach((name, attribute) -> {
            var value = attributes.putObject(name).put("stringValue", attribute.stringValue());
            value.putArray("stringListValues");
            value.putArray("binaryListValues");
            value.put("dataType", attribute.dataType());
        });
        return json.put("md5OfBody", Checksums.of(message.body()))
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", queueArn)
                .put("awsRegion", queueArn.split(":", -1)[3]);
    }
}
