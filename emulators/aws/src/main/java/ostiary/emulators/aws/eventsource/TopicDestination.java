package ostiary.emulators.aws.eventsource;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.sns.Notification;
import ostiary.emulators.aws.sns.SnsService;

/// A topic, which gets the metadata only.
public record TopicDestination(SnsService topics, String arn) implements FailureDestination {
    @Override
    public Optional<String> keep(Role role, Failure failure) {
        var refusal = RoleCheck.refusal(role, topics.toPublish(arn));
        if (refusal.isPresent()) {
            return refusal;
        }
        var topic = topics.find(arn);
        topic.ifPresent(found -> found.publish(new Notification(
                UUID.randomUUID().toString(),
                Optional.empty(),
                failure.metadata().toString(),
                Map.of())));
        return topic.isPresent() ? Optional.empty() : Optional.of("there is no topic " + arn);
    }
}
