package ostiary.emulators.aws.sqs;

import java.util.Map;

/// A message as it was received.
///
/// @param receiptHandle by which this receive of it is named
/// @param systemAttributes such as `ApproximateReceiveCount`
public record Received(
        String messageId,
        String receiptHandle,
        String body,
        Map<String, MessageAttribute> attributes,
        Map<String, String> systemAttributes) {
    /// How often the message was received, this time included.
    public int receiveCount() {
        return Integer.parseInt(systemAttributes.getOrDefault(StoredMessage.RECEIVE_COUNT, "0"));
    }
}
