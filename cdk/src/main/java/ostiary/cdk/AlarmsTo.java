package ostiary.cdk;

/// The recipient of alarm notifications.
public sealed interface AlarmsTo {
    /// A mail address, subscribed to a new topic; AWS asks it for a confirmation first.
    record Mail(String address) implements AlarmsTo {
        public Mail {
            if (!address.matches("[^@\\s<>]+@[^@\\s<>]+")) {
                throw new IllegalArgumentException("alarmsTo must be a plain mail address, not " + address);
            }
        }
    }

    /// An existing SNS topic, by ARN. Its policy and its key must let `cloudwatch.amazonaws.com` publish.
    record Topic(String arn) implements AlarmsTo {}

    /// Parses an ARN or a mail address.
    static AlarmsTo of(String arnOrAddress) {
        return arnOrAddress.startsWith("arn:") ? new Topic(arnOrAddress) : new Mail(arnOrAddress);
    }
}
