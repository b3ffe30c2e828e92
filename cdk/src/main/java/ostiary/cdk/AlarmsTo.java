package ostiary.cdk;

import software.amazon.awscdk.Token;

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
    record Topic(String arn) implements AlarmsTo {
        private static final String ARN = "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?";

        public Topic {
            Checks.require(
                    Token.isUnresolved(arn) || arn.matches(ARN),
                    "alarmsTo must be a mail address or the ARN of an SNS topic, not " + arn);
        }
    }

    /// Parses an ARN or a mail address.
    static AlarmsTo of(String arnOrAddress) {
        return arnOrAddress.startsWith("arn:") ? new Topic(arnOrAddress) : new Mail(arnOrAddress);
    }
}
