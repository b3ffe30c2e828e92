package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.adapters.telemetry.FunctionContext;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventTopic;

class PublisherHandlerTest {
    private static final FunctionContext CONTEXT = new FunctionContext("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "f");
    private static final String SEQUENCE = "10000000000000000000";

    private final List<DomainEvent> told = new ArrayList<>();
    private Set<String> refused = Set.of();

    private final EventTopic topic = events -> {
        events.stream().filter(event -> !refused.contains(event.id())).forEach(told::add);
        return events.stream().map(DomainEvent::id).filter(refused::contains).collect(Collectors.toSet());
    };

    @Test
    void tellsEachChangeOnce() throws IOException {
        assertThat(handle("changes").getBatchItemFailures()).isEmpty();

        assertThat(told)
                .extracting(event -> event.type().text())
                .containsExactly(
                        "user.registered", "session.started", "session.ended", "refresh.replayed", "user.disabled");
    }

    /// Those after it are told, too, and will be told again: none waits for one that nobody can read.
    @Test
    void tellsTheOthersOfABatchWithADamagedOneAndReportsThat() throws IOException {
        try (var output = CapturedOutput.begin()) {
            assertThat(handle("damaged").getBatchItemFailures())
                    .extracting(BatchItemFailure::getItemIdentifier)
                    .containsExactly(SEQUENCE + "2");
            assertThat(output.text()).contains("fault").doesNotContain("ada@example.com", "c2VjcmV0");
        }

        assertThat(told)
                .extracting(event -> event.type().text())
                .containsExactly("user.registered", "session.ended", "refresh.replayed");
    }

    /// The first of them: Lambda gives that one and all after it again.
    @Test
    void reportsTheFirstThatTheTopicDidNotTake() throws IOException {
        handle("changes");
        var ids = told.stream().map(DomainEvent::id).toList();
        told.clear();
        refused = Set.of(ids.get(3), ids.get(4));

        assertThat(handle("changes").getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly(SEQUENCE + "3");

        refused = Set.of();
        handle("changes");
        assertThat(told).extracting(DomainEvent::id).containsAll(ids);
    }

    /// The end of an account is told by the account's own item.
    @Test
    void tellsOfWhatExpiresTheUserAlone() throws IOException {
        handle("expired");

        assertThat(told).extracting(event -> event.type().text()).containsExactly("user.deleted");
        assertThat(told.getFirst().version()).hasValue(5);
    }

    /// Nobody has to sort out sixty copies of each because of one that can't be told.
    @Test
    void tellsNothingTwiceWithinOneEnvironment() throws IOException {
        var handler = new PublisherHandler(topic);

        handle(handler, "damaged");
        handle(handler, "damaged");

        assertThat(told).extracting(DomainEvent::id).doesNotHaveDuplicates().hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes", "damaged", "expired"})
    void leavesNoAddressInTheLog(String name) throws IOException {
        try (var output = CapturedOutput.begin()) {
            handle(name);
            assertThat(output.text()).doesNotContain("ada@example.com", "c2VjcmV0", "Ada");
        }
    }

    private StreamsEventResponse handle(String name) throws IOException {
        return handle(new PublisherHandler(topic), name);
    }

    private StreamsEventResponse handle(PublisherHandler handler, String name) throws IOException {
        var event = SampleEvent.of("publisher").stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow()
                .with(Map.of());
        try (var stream = event.stream()) {
            var read = LambdaEventSerializers.serializerFor(
                            DynamodbEvent.class, getClass().getClassLoader())
                    .fromJson(stream);
            return handler.handleRequest(read, CONTEXT);
        }
    }
}
