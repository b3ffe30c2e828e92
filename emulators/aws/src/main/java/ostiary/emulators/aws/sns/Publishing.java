package ostiary.emulators.aws.sns;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;

/// The operations on one topic (<https://docs.aws.amazon.com/sns/latest/api/API_Publish.html>,
/// <https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html>).
record Publishing(Topic topic, Map<String, String> form) {
    private static final int MOST_ENTRIES = 10;

    AwsAnswer one() {
        var notification = new PublishForm(form, "").notification();
        if (notification.bytes() > PublishForm.MOST_BYTES) {
            throw AwsFailure.ofQuery(400, "InvalidParameter", "Invalid parameter: Message too long");
        }
        topic.publish(notification);
        return answer("Publish", "<MessageId>" + notification.id() + "</MessageId>");
    }

    /// A batch that is wrong as a whole fails as a whole; of another each entry succeeds or fails for itself.
    AwsAnswer batch() {
        var entries = PublishForm.entries(form);
        check(entries);
        var failed = new StringBuilder();
        var notifications = new LinkedHashMap<String, Notification>();
        for (var entry : entries) {
            try {
                notifications.put(entry.id(), entry.notification());
            } catch (AwsFailure failure) {
                failed.append(failure(entry.id(), failure));
            }
        }
        if (notifications.values().stream().mapToInt(Notification::bytes).sum() > PublishForm.MOST_BYTES) {
            throw AwsFailure.ofQuery(
                    400, "BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
        }
        var successful = new StringBuilder();
        notifications.forEach((id, notification) -> {
            try {
                topic.publish(notification);
                successful.append(
                        "<member><Id>%s</Id><MessageId>%s</MessageId></member>".formatted(id, notification.id()));
            } catch (AwsFailure failure) {
                failed.append(failure(id, failure));
            }
        });
        return answer("PublishBatch", "<Successful>" + successful + "</Successful><Failed>" + failed + "</Failed>");
    }

    private static void check(List<PublishForm> entries) {
        if (entries.isEmpty()) {
            throw AwsFailure.ofQuery(400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw AwsFailure.ofQuery(
                    400, "TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        var ids = new HashSet<String>();
        for (var entry : entries) {
            if (!entry.id().matches("[A-Za-z0-9_-]{1,80}")) {
                throw AwsFailure.ofQuery(400, "InvalidBatchEntryId", "The Id of a batch entry is not allowed.");
            }
            if (!ids.add(entry.id())) {
                throw AwsFailure.ofQuery(
                        400, "BatchEntryIdsNotDistinct", "Two or more batch entries have the same Id.");
            }
        }
    }

    private static String failure(String id, AwsFailure failure) {
        return "<member><Id>%s</Id><Code>%s</Code><Message>%s</Message><SenderFault>%s</SenderFault></member>"
                .formatted(id, failure.type(), failure.type(), !failure.type().equals("InternalError"));
    }

    private static AwsAnswer answer(String operation, String result) {
        return AwsAnswer.xml(
                200,
                ("<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
                                + "<%1$sResult>%2$s</%1$sResult></%1$sResponse>")
                        .formatted(operation, result));
    }
}
