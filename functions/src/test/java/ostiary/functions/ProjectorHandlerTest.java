package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.sns.CloudEvents;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.adapters.telemetry.FunctionContext;
import ostiary.core.UnavailableException;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventData;
import ostiary.core.event.EventType;
import ostiary.core.search.InMemorySearchStore;
import ostiary.core.search.SearchEntry;
import ostiary.core.search.UserCopy;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// The projector, with events as the publisher sends them.
class ProjectorHandlerTest {
    private static final Instant NOW = Instant.parse("2026-11-30T18:00:05.250Z");
    private static final FunctionContext CONTEXT = new FunctionContext("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "f");
    private static final UserId ADA = new UserId(UUID.fromString("7f1c9b1e-5a0e-4a39-9d4c-6f2f6f0f3c11"));

    private final CloudEvents texts = new CloudEvents("https://auth.shop.example");
    private final InMemorySearchStore copy = new InMemorySearchStore(() -> NOW);
    private final ProjectorHandler projector = new ProjectorHandler(copy, () -> NOW);

    private static DomainEvent told(EventType type, long version, EventData data) {
        return DomainEvent.of("change-" + version, type, version, NOW.minusMillis(1_250), data);
    }

    private static EventData.OfUser ada(String email, boolean disabled, Optional<Instant> deletesAt) {
        return new EventData.OfUser(
                ADA,
                new EmailAddress(email),
                NOW.minusSeconds(60),
                Optional.of("Ada Ö"),
                Map.of("nickname", "ada"),
                Optional.of(List.of("staff", "orders:approver")),
                disabled,
                deletesAt,
                Optional.of(NOW),
                Optional.empty());
    }

    private static SQSEvent batch(List<String> bodies) {
        var messages = new ArrayList<SQSMessage>();
        for (var body : bodies) {
            var message = new SQSMessage();
            message.setMessageId("m" + messages.size());
            message.setBody(body);
            messages.add(message);
        }
        var batch = new SQSEvent();
        batch.setRecords(messages);
        return batch;
    }

    private List<String> failed(ProjectorHandler handler, List<String> bodies) {
        return handler.handleRequest(batch(bodies), CONTEXT).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    @Test
    void keepsWhatCanBeSearchedFor() {
        var deletion = NOW.plusSeconds(86_400);
        var event = told(EventType.USER_UPDATED, 3, ada("ada@example.org", true, Optional.of(deletion)));

        assertThat(failed(projector, List.of(texts.text(event)))).isEmpty();

        assertThat(copy.find(ADA))
                .contains(new UserCopy.Held(
                        Optional.of(new SearchEntry(
                                ADA,
                                new EmailAddress("ada@example.org"),
                                Optional.of("Ada Ö"),
                                NOW.minusSeconds(60),
                                Set.of("staff", "orders:approver"),
                                true,
                                Optional.of(deletion))),
                        3));
    }

    /// Each twice and in any order: the newest stays, and what is gone stays gone.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void endsAlikeHoweverEventsCome(long seed) {
        var events = Stream.of(
                        told(EventType.USER_REGISTERED, 1, ada("first@example.org", false, Optional.empty())),
                        told(EventType.USER_UPDATED, 2, ada("second@example.org", false, Optional.empty())),
                        told(EventType.USER_DISABLED, 3, ada("second@example.org", true, Optional.empty())))
                .map(texts::text)
                .toList();
        var deliveries = new ArrayList<>(events);
        deliveries.addAll(events);
        Collections.shuffle(deliveries, new Random(seed));

        deliveries.forEach(body -> assertThat(failed(projector, List.of(body))).isEmpty());
        assertThat(copy.find(ADA).orElseThrow().version()).isEqualTo(3);
        assertThat(copy.find(ADA).orElseThrow().entry().orElseThrow().disabled())
                .isTrue();

        deliveries.add(texts.text(told(EventType.USER_DELETED, 4, new EventData.OfFormerUser(ADA))));
        Collections.shuffle(deliveries, new Random(seed));
        assertThat(failed(projector, deliveries)).isEmpty();
        assertThat(copy.find(ADA)).contains(new UserCopy.Held(Optional.empty(), UserCopy.BURIED));
    }

    /// Messages that can't be read fail alone, and nothing of them is in a log.
    @Test
    void failsBrokenMessagesAlone() {
        var good = texts.text(told(EventType.USER_REGISTERED, 1, ada("ada@example.org", false, Optional.empty())));

        try (var output = CapturedOutput.begin()) {
            assertThat(failed(projector, List.of("{\"secret@example.org\":", good, good.replace("ada@", "a b@ada@"))))
                    .startsWith("m0");
            assertThat(output.text()).contains("fault").doesNotContain("secret@example.org", "ada@example.org");
        }
        assertThat(copy.find(ADA)).isPresent();
    }

    @Test
    void leavesToSqsWhatTheTableDoesNotTake() {
        var broken = new ProjectorHandler(new BrokenCopy(), () -> NOW);
        var event = told(EventType.USER_REGISTERED, 1, ada("ada@example.org", false, Optional.empty()));

        assertThat(failed(broken, List.of(texts.text(event), texts.text(event))))
                .containsExactly("m0", "m1");
    }

    @Test
    void tellsHowLateItIs() {
        var event = told(EventType.USER_REGISTERED, 1, ada("ada@example.org", false, Optional.empty()));

        try (var output = CapturedOutput.begin()) {
            failed(projector, List.of(texts.text(event)));
            assertThat(output.text()).contains("\"ProjectionLag\":1250").contains("FunctionName");
        }
    }

    /// A table that takes nothing.
    private static final class BrokenCopy implements UserCopy {
        private static UnavailableException broken() {
            return new UnavailableException("DynamoDB", null);
        }

        @Override
        public boolean putIfNewer(SearchEntry entry, long version) {
            throw broken();
        }

        @Override
        public boolean putUnlessOlder(SearchEntry entry, long version) {
            throw broken();
        }

        @Override
        public boolean replace(SearchEntry entry, long version, long there) {
            throw broken();
        }

        @Override
        public boolean bury(UserId user, long version) {
            throw broken();
        }

        @Override
        public boolean forget(UserId user) {
            throw broken();
        }

        @Override
        public Optional<Held> find(UserId user) {
            throw broken();
        }

        @Override
        public Page list(Optional<UserId> after, int most) {
            throw broken();
        }
    }
}
