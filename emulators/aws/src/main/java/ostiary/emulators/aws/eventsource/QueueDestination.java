package ostiary.emulators.aws.eventsource;

import java.util.Map;
import java.util.Optional;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.sqs.SqsService;

/// A queue, which gets the metadata only.
public record QueueDestination(SqsService queues, String arn) implements FailureDestination {
    @Override
    public Optional<String> keep(Role role, Failure failure) {
        var refusal = RoleCheck.refusal(role, queues.toSend(arn));
        if (refusal.isPresent()) {
            return refusal;
        }
        var queue = queues.find(arn);
        queue.ifPresent(found -> found.send(failure.metadata().toString(), Map.of()));
        return queue.isPresent() ? Optional.empty() : Optional.of("there is no queue " + arn);
    }
}
