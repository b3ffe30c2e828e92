package ostiary.cdk;

/// Whom the alarms tell.
public sealed interface AlarmsTo {
    /// A mail address, which gets a topic of its own; AWS asks it for a confirmation first.
    record Mail(String address) implements AlarmsTo {
        public Mail {
            if (!address.matches("[^@\\s<>]+@[^@\\s<>]+")) {
                throw new IllegalArgumentException("alarmsTo must be a plain mail address, not " + address);
            }
        }
    }

    /// An SNS topic of the team's, by ARN. Its policy must let `cloudwatch.amazonaws.com` publish, and so must its key.
    record Topic(String arn) implements AlarmsTo {}

    /// An ARN or a mail address.
    static AlarmsTo of(String arnOrAddress) {
        return arnOrAddress.startsWith("arn:") ? new Topic(arnOrAddress) : new Mail(arnOrAddress);
    }
}
