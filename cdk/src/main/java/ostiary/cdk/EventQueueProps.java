package ostiary.cdk;

import java.util.Optional;
import software.amazon.awscdk.services.sns.ITopic;

/// The choices about an [EventQueue].
///
/// @param topic of events, of this or another account
/// @param filter the events that it gets
/// @param alarmsTo where its alarms go; nowhere if empty
/// @param runbooks the URL of the folder with the runbooks, with a trailing slash
public record EventQueueProps(ITopic topic, EventFilter filter, Optional<ITopic> alarmsTo, String runbooks) {
    public EventQueueProps {
        Checks.runbooks(runbooks);
    }
}
