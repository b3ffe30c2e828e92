package ostiary.cdk;

import java.util.HashSet;
import java.util.List;

/// The resources that a [DeletionSaga] uses.
///
/// @param participants their names, nine at most
/// @param events which tell of requests for deletion
/// @param functions whose code, logs and network its own share
/// @param alarms of the service, beside which its own are
public record DeletionSagaProps(List<String> participants, EventFeed events, AuthFunctions functions, Alarms alarms) {
    /// An alarm looks at ten metrics at most, and one sums the failures of all their queues and of the replies'
    /// (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html>).
    private static final int MOST = 9;
    private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int LONGEST = 32;

    public DeletionSagaProps {
        participants = List.copyOf(participants);
        Checks.require(
                !participants.isEmpty() && participants.size() <= MOST,
                "a deletion has one to " + MOST + " participants");
        Checks.require(
                new HashSet<>(participants).size() == participants.size(), "each participant has a name of its own");
        participants.forEach(DeletionSagaProps::checkName);
    }

    static void checkName(String name) {
        Checks.require(
                name.matches(NAME) && name.length() <= LONGEST,
                "the name of a participant must be small letters and digits, and hyphens between, not " + name);
    }
}
