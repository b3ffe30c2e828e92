package ostiary.emulators.aws.sns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.sqs.MessageAttribute;

/// The fields of a form that make one message (<https://docs.aws.amazon.com/sns/latest/api/API_Publish.html>,
/// <https://docs.aws.amazon.com/sns/latest/api/API_PublishBatchRequestEntry.html>).
///
/// @param prefix what the names of the fields begin with, such as `PublishBatchRequestEntries.member.1.`
record PublishForm(Map<String, String> form, String prefix) {
    static final int MOST_BYTES = 256 * 1024;

    private static final String MEMBERS = "PublishBatchRequestEntries.member.";
    private static final Pattern KNOWN = Pattern.compile(
            "Id|Message|Subject|MessageAttributes\\.entry\\.\\d+\\.(Name|Value\\.DataType|Value\\.StringValue)");

    /// The entries of a batch, in their order.
    static List<PublishForm> entries(Map<String, String> form) {
        var entries = new ArrayList<PublishForm>();
        for (int i = 1; hasAny(form, MEMBERS + i + "."); i++) {
            entries.add(new PublishForm(form, MEMBERS + i + "."));
        }
        return entries;
    }

    private static boolean hasAny(Map<String, String> form, String prefix) {
        return form.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /// The id of an entry in its batch.
    String id() {
        return form.getOrDefault(prefix + "Id", "");
    }

    /// @throws AwsFailure if the message or an attribute is not allowed
    Notification notification() {
        for (var name : form.keySet()) {
            if (name.startsWith(prefix)
                    && !isOfTheRequest(name)
                    && !KNOWN.matcher(name.substring(prefix.length())).matches()) {
                throw new UnmodelledException("request member " + name);
            }
        }
        var message = form.getOrDefault(prefix + "Message", "");
        if (message.isEmpty()) {
            throw AwsFailure.ofQuery(400, "InvalidParameter", "Invalid parameter: Empty message");
        }
        var subject = Optional.ofNullable(form.get(prefix + "Subject"));
        return new Notification(UUID.randomUUID().toString(), subject, message, attributes());
    }

    private boolean isOfTheRequest(String name) {
        return prefix.isEmpty() && List.of("Action", "Version", "TopicArn").contains(name);
    }

    private Map<String, MessageAttribute> attributes() {
        var attributes = new TreeMap<String, MessageAttribute>();
        for (int i = 1; hasAny(form, attribute(i)); i++) {
            var name = form.getOrDefault(attribute(i) + "Name", "");
            var value = form.getOrDefault(attribute(i) + "Value.StringValue", "");
            var type = form.getOrDefault(attribute(i) + "Value.DataType", "");
            if (name.isEmpty() || type.isEmpty() || value.isEmpty()) {
                throw AwsFailure.ofQuery(
                        400, "ParameterValueInvalid", "The message attribute '" + name + "' must contain a value.");
            }
            attributes.put(name, new MessageAttribute(type, value));
        }
        return attributes;
    }

    private String attribute(int number) {
        return prefix + "MessageAttributes.entry." + number + ".";
    }
}
