package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.sns.CloudEvents;
import ostiary.adapters.sns.SnsEventTopic;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.adapters.telemetry.Invocation;
import ostiary.blueprint.EventFunction;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventTopic;
import ostiary.functions.stream.RecentlyTold;
import ostiary.functions.stream.StreamRecords;
import ostiary.service.Config;
import software.amazon.awssdk.services.sns.SnsClient;

/// Lambda entry point of the table's stream. It publishes what it can of a batch, and reports the first change that it
/// could not: Lambda gives that one and those after it again, and keeps it aside after some attempts
/// (<https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html>).
///
/// A change whose events went out may come again, and its events then have the same ids.
public final class PublisherHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final EventTopic topic;
    private final RecentlyTold told = new RecentlyTold();

    /// Called by the Lambda runtime, once an execution environment.
    public PublisherHandler() {
        this(Config.read(EventFunction.PUBLISHER.settings(), System.getenv()));
    }

    private PublisherHandler(Config config) {
        this(new SnsEventTopic(
                AwsClients.buildOutsideRequests(SnsClient.builder()),
                config.eventsTopic(),
                new CloudEvents(config.issuer())));
    }

    PublisherHandler(EventTopic topic) {
        this.topic = topic;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, @Nullable Context context) {
        try (var _ = Invocation.begin(context)) {
            var changes = event.getRecords().stream().map(Change::of).toList();
            var untold = changes.stream()
                    .flatMap(change -> change.events().stream())
                    .filter(one -> !told.has(one.id()))
                    .toList();
            var refused = topic.publish(untold);
            untold.stream()
                    .map(DomainEvent::id)
                    .filter(id -> !refused.contains(id))
                    .forEach(told::add);
            return new StreamsEventResponse(changes.stream()
                    .filter(change ->
                            change.isDamaged() || change.events().stream().anyMatch(one -> refused.contains(one.id())))
                    .limit(1)
                    .map(change -> new BatchItemFailure(change.sequenceNumber()))
                    .toList());
        }
    }

    /// A record and its events.
    ///
    /// @param isDamaged whether no event can be made of it
    private record Change(String sequenceNumber, List<DomainEvent> events, boolean isDamaged) {
        static Change of(DynamodbStreamRecord stored) {
            var number = stored.getDynamodb().getSequenceNumber();
            try {
                return new Change(number, StreamRecords.events(stored), false);
            } catch (RuntimeException damage) {
                FaultLog.record(damage);
                return new Change(number, List.of(), true);
            }
        }
    }
}
