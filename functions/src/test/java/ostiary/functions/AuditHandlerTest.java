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
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.adapters.sns.CloudEvents;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.adapters.telemetry.FunctionContext;
import ostiary.core.UnavailableException;
import ostiary.core.client.ClientType;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventData;
import ostiary.core.event.EventType;
import ostiary.core.token.SessionId;
import ostiary.core.trail.Finding;
import ostiary.core.trail.InMemoryTrailHeadStore;
import ostiary.core.trail.InMemoryTrailRecordStore;
import ostiary.core.trail.ShowTrail;
import ostiary.core.trail.TrailRecord;
import ostiary.core.trail.TrailRecordStore;
import ostiary.core.trail.TrailShard;
import ostiary.core.trail.VerifyTrail;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// The function of the audit trail, with events as the publisher sends them.
class AuditHandlerTest {
    private static final Instant NOW = Instant.parse("2026-12-01T18:00:05.250Z");
    private static final FunctionContext CONTEXT = new FunctionContext("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "f");
    private static final UserId ADA = new UserId(UUID.fromString("7f1c9b1e-5a0e-4a39-9d4c-6f2f6f0f3c11"));
    private static final SessionId SESSION = new SessionId(UUID.fromString("0b1c2d3e-4f50-4162-8374-8596a7b8c9d0"));

    private final CloudEvents texts = new CloudEvents("https://auth.shop.example");
    private final InMemoryTrailHeadStore heads = new InMemoryTrailHeadStore();
    private final InMemoryTrailRecordStore records = new InMemoryTrailRecordStore();
    private final AuditHandler audit = new AuditHandler(heads, records, () -> NOW);

    private static DomainEvent registered() {
        return DomainEvent.of(
                "change-1",
                EventType.USER_REGISTERED,
                1,
                NOW,
                new EventData.OfUser(
                        ADA,
                        new EmailAddress("ada@example.org"),
                        NOW.minusSeconds(60),
                        Optional.of("Ada Lovelace"),
                        Map.of("nickname", "countess"),
                        Optional.of(List.of("staff")),
                        false,
                        Optional.empty(),
                        Optional.of(NOW),
                        Optional.of(SESSION)));
    }

    private static DomainEvent started() {
        return DomainEvent.of(
                "change-2",
                EventType.SESSION_STARTED,
                1,
                NOW,
                new EventData.OfStart(new EventData.SessionRef(SESSION, ADA, "default"), List.of("pwd"), NOW));
    }

    private static DomainEvent deleted() {
        return DomainEvent.of("change-3", EventType.USER_DELETED, 2, NOW, new EventData.OfFormerUser(ADA));
    }

    private static DomainEvent client() {
        return DomainEvent.of(
                "change-4",
                EventType.CLIENT_REGISTERED,
                1,
                NOW,
                new EventData.OfClient("shop", "The shop", ClientType.CONFIDENTIAL));
    }

    private List<String> failed(AuditHandler handler, Stream<String> bodies) {
        var messages = new ArrayList<SQSMessage>();
        bodies.forEach(body -> {
            var message = new SQSMessage();
            message.setMessageId("m" + messages.size());
            message.setBody(body);
            messages.add(message);
        });
        var batch = new SQSEvent();
        batch.setRecords(messages);
        return handler.handleRequest(batch, CONTEXT).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private List<String> failed(DomainEvent... events) {
        return failed(audit, Stream.of(events).map(texts::text));
    }

    private List<Finding> findings() {
        var verify = new VerifyTrail(heads, records);
        return TrailShard.all().stream()
                .flatMap(shard -> verify.verify(shard, Optional.empty()).finding().stream())
                .toList();
    }

    private String all() {
        return TrailShard.all().stream()
                .flatMap(shard -> records.page(shard, Optional.empty()).stream())
                .map(TrailRecordStore.Stored::object)
                .toList()
                .toString();
    }

    @Test
    void recordsWithoutWhatTellsWhoItIs() {
        assertThat(failed(registered(), started(), client())).isEmpty();

        assertThat(all())
                .contains(
                        "\"event\":\"change-1.user.registered\"",
                        "\"data\":{\"disabled\":false,\"kept_session_id\":\"" + SESSION.value(),
                        "\"roles\":[\"staff\"]",
                        "\"data\":{\"amr\":[\"pwd\"],\"client_id\":\"default\",\"session_id\":\"" + SESSION.value(),
                        "\"data\":{\"client_id\":\"shop\",\"type\":\"confidential\"}")
                .doesNotContain(ADA.toString(), "ada@example.org", "Lovelace", "countess", "The shop");
        assertThat(findings()).isEmpty();
        assertThat(new ShowTrail(heads, records).show(ADA, 10).orElseThrow().records())
                .extracting(TrailRecord::text)
                .satisfiesExactly(
                        last -> assertThat(last).contains("session.started"),
                        first -> assertThat(first).contains("user.registered"));
    }

    /// Each twice and in any order.
    @Test
    void recordsOnceHoweverEventsCome() {
        for (int seed = 0; seed < 10; seed++) {
            var events = List.of(registered(), started(), deleted(), client());
            var deliveries = new ArrayList<>(events);
            deliveries.addAll(events);
            Collections.shuffle(deliveries, new Random(seed));

            assertThat(failed(audit, deliveries.stream().map(texts::text))).isEmpty();
        }

        assertThat(all().split("\"number\":", -1)).hasSize(5);
        assertThat(new ShowTrail(heads, records).show(ADA, 10)).isEmpty();
        assertThat(findings()).isEmpty();
    }

    /// Messages that can't be read or are not known yet fail alone, and nothing of them is in a log.
    @Test
    void failsBrokenMessagesAlone() {
        var good = texts.text(registered());
        try (var output = CapturedOutput.begin()) {
            assertThat(failed(
                            audit,
                            Stream.of(
                                    "{\"secret@example.org\":", good, good.replace("user.registered", "user.unheard"))))
                    .containsExactly("m0", "m2");
            assertThat(output.text()).contains("fault").doesNotContain("secret@example.org", "ada@example.org");
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void leavesToSqsWhatTheBucketDoesNotTake() {
        var broken = new AuditHandler(heads, new BrokenBucket(), () -> NOW);

        assertThat(failed(broken, Stream.of(texts.text(registered())))).containsExactly("m0");
        assertThat(failed(registered())).isEmpty();

        assertThat(findings()).isEmpty();
        assertThat(all().split("\"number\":", -1)).hasSize(2);
    }

    /// A bucket that takes nothing.
    private static final class BrokenBucket implements TrailRecordStore {
        private static UnavailableException broken() {
            return new UnavailableException("S3", null);
        }

        @Override
        public void putNew(String key, String object) {
            throw broken();
        }

        @Override
        public Optional<String> find(String key) {
            throw broken();
        }

        @Override
        public List<Stored> page(TrailShard shard, Optional<String> after) {
            throw broken();
        }
    }
}
