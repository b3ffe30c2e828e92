package ostiary.emulators.aws.sqs;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// The order in which a queue hands out its messages, and how often each: standard queues promise neither
/// (<https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues.html>).
abstract class Disorder {
    /// First in, first out, and once.
    static Disorder none() {
        var next = new AtomicLong();
        return new Disorder() {
            @Override
            long place() {
                return next.incrementAndGet();
            }

            @Override
            int copies() {
                return 1;
            }
        };
    }

    /// Shuffled, and each up to `mostCopies` times.
    static Disorder seeded(long seed, int mostCopies) {
        var random = new Random(seed);
        return new Disorder() {
            @Override
            long place() {
                return random.nextLong();
            }

            @Override
            int copies() {
                return 1 + random.nextInt(mostCopies);
            }
        };
    }

    /// The place of the next message in the queue, smallest first.
    abstract long place();

    abstract int copies();
}
