package ostiary.deployed;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.emulators.aws.eventsource.EventMapping;
import ostiary.emulators.aws.eventsource.MappedFunction;
import ostiary.emulators.aws.eventsource.StackBuckets;
import ostiary.emulators.aws.eventsource.StackMappings;
import ostiary.emulators.aws.eventsource.StackMessaging;
import ostiary.emulators.aws.eventsource.StreamLog;
import ostiary.emulators.aws.eventsource.StreamMapping;
import ostiary.emulators.aws.eventsource.VirtualClock;
import ostiary.emulators.aws.lambda.Functions;
import ostiary.emulators.aws.sns.SnsService;
import ostiary.emulators.aws.sqs.SqsService;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// The way of events through a stack: what Lambda reads for functions, topics, queues, and what was given up.
/// Nothing of it moves but when it is drained, and its time passes only then.
final class StackEvents {
    /// Longer than any retries of a mapping here.
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Stack stack;
    private final Tables tables;
    private final VirtualClock clock = new VirtualClock(Instant.now());
    private final SqsService queues;
    private final SnsService topics;
    private final StackBuckets buckets;
    private final Map<Resource, StreamLog> logs = new HashMap<>();
    private Optional<StackMappings> mappings = Optional.empty();

    StackEvents(Stack stack, Tables tables) {
        this.stack = stack;
        this.tables = tables;
        this.queues = new SqsService(stack.place(), clock);
        this.topics = new SnsService(stack.place(), queues, clock);
        new StackMessaging(stack, queues, topics);
        this.buckets = new StackBuckets(stack);
    }

    /// Makes the mappings, once there are functions.
    void deliverTo(Functions functions) {
        mappings = Optional.of(new StackMappings(
                stack,
                queues,
                topics,
                buckets,
                table -> logs.computeIfAbsent(table, _ -> new StreamLog()),
                arn -> new MappedFunction(arn, functions.roleOf(arn), event -> functions.invoke(arn, event.toString())),
                clock));
    }

    /// Lets all changes so far, and those that functions make of them, reach whoever they reach.
    void drain() {
        var flow = mappings.orElseThrow().flow();
        do {
            clock.moveTo(Instant.now());
            flow.drain(clock, LONGEST);
        } while (readOn());
    }

    /// Reads the streams on.
    ///
    /// @return whether there was anything new
    private boolean readOn() {
        boolean any = false;
        for (var entry : logs.entrySet()) {
            for (var change : tables.changes(entry.getKey())) {
                any |= entry.getValue().append("shard", change);
            }
        }
        return any;
    }

    /// The mappings of streams and queues.
    List<EventMapping> mappings() {
        var made = mappings.orElseThrow();
        return Stream.<EventMapping>concat(made.ofStreams().stream(), made.ofQueues().stream())
                .toList();
    }

    /// The mappings of streams, which can crash on demand.
    List<StreamMapping> ofStreams() {
        return mappings.orElseThrow().ofStreams();
    }

    SqsService queues() {
        return queues;
    }

    SnsService topics() {
        return topics;
    }

    /// The buckets that hold what was given up.
    StackBuckets buckets() {
        return buckets;
    }

    VirtualClock clock() {
        return clock;
    }
}
