package ostiary.deployed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.emulators.aws.eventsource.EventMapping;
import ostiary.emulators.aws.sqs.SqsService;
import ostiary.emulators.aws.sqs.StandardQueue;
import ostiary.subscriber.InMemorySagaMemory;
import ostiary.subscriber.Participant;
import ostiary.subscriber.ParticipantQueue;
import ostiary.subscriber.SagaRequest;

/// The services that take part in deletions, by the kit, with their queues. Each says first that it is at work.
final class OtherServices implements EventMapping {
    private final List<StandardQueue> asked;
    private final StandardQueue replies;
    private final List<String> done = new ArrayList<>();
    private boolean isRefusing;

    private final ParticipantQueue kit = new ParticipantQueue(
            new Participant() {
                @Override
                public Optional<String> prepare(SagaRequest request) {
                    note(request);
                    return isRefusing ? Optional.of("open_order") : Optional.empty();
                }

                @Override
                public void erase(SagaRequest request) {
                    note(request);
                }

                @Override
                public void cancel(SagaRequest request) {
                    note(request);
                }
            },
            new InMemorySagaMemory(),
            this::reply);

    OtherServices(SqsService queues) {
        this.asked = named(queues, "DeletionAsk");
        this.replies = named(queues, "DeletionReplies").getFirst();
    }

    /// Those that are read, and not those of failures.
    private static List<StandardQueue> named(SqsService queues, String name) {
        return queues.queues().stream()
                .filter(queue ->
                        queue.arn().contains(name) && queue.settings().redrive().isPresent())
                .toList();
    }

    void refuse(boolean isOn) {
        isRefusing = isOn;
    }

    /// The requests of a user that were done, such as `prepare billing`, in order.
    List<String> done(String user) {
        return done.stream()
                .filter(what -> what.startsWith(user))
                .map(what -> what.substring(user.length() + 1))
                .toList();
    }

    private void note(SagaRequest request) {
        done.add(request.userId() + " " + request.phase().text() + " " + request.participant());
    }

    private void reply(String body) {
        replies.send(body, Map.of());
    }

    @Override
    public boolean step() {
        boolean any = false;
        for (var queue : asked) {
            for (var message : queue.receive(1)) {
                var request = SagaRequest.parse(message.body());
                reply(JsonNodeFactory.instance
                        .objectNode()
                        .put("version", 1)
                        .put("task_token", request.taskToken())
                        .put("outcome", "working")
                        .toString());
                reply(kit.answer(request).body());
                queue.delete(message.receiptHandle());
                any = true;
            }
        }
        return any;
    }

    @Override
    public Optional<Instant> next() {
        return Optional.empty();
    }

    @Override
    public boolean isIdle() {
        return true;
    }
}
