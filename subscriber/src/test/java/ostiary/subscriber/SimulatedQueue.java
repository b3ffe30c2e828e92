package ostiary.subscriber;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A standard queue of SQS with its dead-letter queue, without time: what was not deleted comes again at random.
final class SimulatedQueue {
    static final int MAX_RECEIVES = 3;
    private static final int BATCH = 10;

    private final Random random;
    private final List<SQSMessage> waiting = new ArrayList<>();
    private final List<SQSMessage> dead = new ArrayList<>();
    private final Map<String, Integer> receives = new HashMap<>();

    SimulatedQueue(Random random) {
        this.random = random;
    }

    void send(String id, String body) {
        waiting.add(Batches.message(id, body));
    }

    List<String> deadLetters() {
        return dead.stream().map(SQSMessage::getMessageId).toList();
    }

    void redrive() {
        waiting.addAll(dead);
        dead.clear();
        receives.clear();
    }

    /// Hands batches to the consumer until nothing waits.
    ///
    /// @return how often the consumer was killed
    int drain(QueueConsumer consumer) {
        var kills = 0;
        while (!waiting.isEmpty()) {
            var batch = receive();
            try {
                var failed = Batches.failed(consumer.consume(Batches.of(batch)));
                batch.removeIf(message -> !failed.contains(message.getMessageId()));
            } catch (Killed killed) {
                kills++;
            }
            batch.forEach(this::comeAgain);
        }
        return kills;
    }

    private List<SQSMessage> receive() {
        var batch = new ArrayList<SQSMessage>();
        while (batch.size() < BATCH && !waiting.isEmpty()) {
            batch.add(takeAny());
        }
        return batch;
    }

    private SQSMessage takeAny() {
        var any = random.nextInt(waiting.size());
        var message = waiting.get(any);
        var last = waiting.removeLast();
        if (any < waiting.size()) {
            waiting.set(any, last);
        }
        return message;
    }

    private void comeAgain(SQSMessage message) {
        var often = receives.merge(message.getMessageId(), 1, Integer::sum);
        (often < MAX_RECEIVES ? waiting : dead).add(message);
    }
}
