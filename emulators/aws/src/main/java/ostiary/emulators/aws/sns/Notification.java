package ostiary.emulators.aws.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import ostiary.emulators.aws.sqs.MessageAttribute;

/// A message as it is published.
///
/// @param id by which SNS names it
public record Notification(
        String id, Optional<String> subject, String message, Map<String, MessageAttribute> attributes) {
    public Notification {
        attributes = Map.copyOf(attributes);
    }

    /// The size that the limit of 256 KiB is about: that of the message with its attributes
    /// (<https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html>).
    int bytes() {
        return bytes(message)
                + attributes.entrySet().stream()
                        .mapToInt(each -> bytes(each.getKey())
                                + bytes(each.getValue().dataType())
                                + bytes(each.getValue().stringValue()))
                        .sum();
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
