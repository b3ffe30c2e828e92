package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParticipantQueueTest {
    private static final String TOKEN = "AQCEAAAAKgAAAAMAAAAA+secret==";
    private static final String USER = "0c1d9e1e-5a53-4f7e-9e9d-0d7a4f1f3b11";

    private final List<String> done = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    private final ParticipantQueue queue = new ParticipantQueue(
            new Participant() {
                @Override
                public Optional<String> prepare(SagaRequest request) {
                    done.add("prepare " + request.userId());
                    return refusal;
                }

                @Override
                public void erase(SagaRequest request) {
                    done.add("erase " + request.userId());
                }

                @Override
                public void cancel(SagaRequest request) {
                    done.add("cancel " + request.userId());
                }
            },
            new InMemorySagaMemory(),
            sent::add,
            (id, failure) -> heard.add(id + " " + failure.getMessage()));

    private static ObjectNode request(String phase) {
        return new ObjectMapper()
                .createObjectNode()
                .put("version", 1)
                .put("saga", USER + "-3")
                .put("phase", phase)
                .put("user_id", USER)
                .put("participant", "billing")
                .put("deletes_at", "2026-12-30T12:00:00Z")
                .put("task_token", TOKEN);
    }

    private List<String> consume(String... bodies) {
        var messages = IntStream.range(0, bodies.length)
                .mapToObj(index -> Batches.message("m" + index, bodies[index]))
                .toList();
        return Batches.failed(queue.consume(Batches.of(messages)));
    }

    @ParameterizedTest
    @CsvSource({"prepare, prepared", "erase, erased", "cancel, cancelled"})
    void doesWhatItIsAskedForAndAnswersWithTheToken(String phase, String outcome) throws Exception {
        assertThat(consume(request(phase).put("later", true).toString())).isEmpty();

        assertThat(done).containsExactly(phase + " " + USER);
        assertThat(new ObjectMapper().readTree(sent.getFirst()))
                .isEqualTo(new ObjectMapper()
                        .createObjectNode()
                        .put("version", 1)
                        .put("task_token", TOKEN)
                        .put("outcome", outcome));
    }

    @Test
    void saysWhyItRefuses() {
        refusal = Optional.of("open_order");

        assertThat(consume(request("prepare").toString())).isEmpty();

        assertThat(sent.getFirst()).contains("\"outcome\":\"refused\"", "\"reason\":\"open_order\"");
    }

    /// An address would stay in the history of the execution.
    @ParameterizedTest
    @ValueSource(strings = {"", "ada@example.org", "Open order", "a\"b"})
    void sendsNoReasonThatIsNoCode(String reason) {
        refusal = Optional.of(reason);

        assertThat(consume(request("prepare").toString())).containsExactly("m0");

        assertThat(sent).isEmpty();
        assertThat(heard).containsExactly("m0 a reason is a code such as open_order");
    }

    @Test
    void failsAloneWhatIsNoRequest() {
        assertThat(consume("poison", request("erase").toString(), "{}", "")).containsExactly("m0", "m2", "m3");

        assertThat(done).hasSize(1);
    }

    @Test
    void asksForTheMessageAgainWhoseAnswerCouldNotBeSent() {
        var cutOff = new ParticipantQueue(
                new Nothing(),
                new InMemorySagaMemory(),
                _ -> {
                    throw new IllegalStateException("no network");
                },
                (_, _) -> {});

        assertThat(Batches.failed(cutOff.consume(Batches.of(
                        List.of(Batches.message("m0", request("erase").toString()))))))
                .containsExactly("m0");
    }

    private static final class Nothing implements Participant {
        @Override
        public Optional<String> prepare(SagaRequest request) {
            return Optional.empty();
        }

        @Override
        public void erase(SagaRequest request) {}

        @Override
        public void cancel(SagaRequest request) {}
    }

    @ParameterizedTest
    @CsvSource({
        "saga, has the wrong form",
        "phase, is unknown",
        "user_id, has the wrong form",
        "participant, has the wrong form",
        "deletes_at, is not a time"
    })
    void readsNothingOfAnotherForm(String member, String flaw) {
        var refused = refused(request("erase").put(member, "ada@example.org " + TOKEN));

        assertThat(refused.getMessage()).isEqualTo(member + " " + flaw);
    }

    @ParameterizedTest
    @ValueSource(strings = {"saga", "phase", "user_id", "participant", "deletes_at", "task_token"})
    void readsNothingWithoutAMember(String member) {
        assertThat(refused(request("erase").without(member)).field()).isEqualTo(member);
        assertThat(refused(request("erase").put(member, 17)).field()).isEqualTo(member);
        assertThat(refused(request("erase").put(member, "")).field()).isEqualTo(member);
        assertThat(refused(request("erase").putNull(member)).field()).isEqualTo(member);
    }

    /// A deletion of today may be asked for by the next version, which has to say so.
    @Test
    void readsNoOtherVersion() {
        assertThat(refused(request("erase").put("version", 2)).field()).isEqualTo("version");
        assertThat(refused(request("erase").put("version", "1")).field()).isEqualTo("version");
        assertThat(refused(request("erase").put("version", 1L << 32 | 1)).field())
                .isEqualTo("version");
        assertThat(refused(request("erase").without("version")).field()).isEqualTo("version");
    }

    @Test
    void readsNoTokenThatIsNone() {
        assertThat(refused(request("erase").put("task_token", "x".repeat(2049))).field())
                .isEqualTo("task_token");
    }

    @Test
    void showsNoToken() {
        var request = SagaRequest.parse(request("erase").toString());

        assertThat(request.toString()).contains(USER).doesNotContain(TOKEN);
        assertThat(queue.answer(request).toString()).contains("erased").doesNotContain(TOKEN);
    }

    private static MalformedEventException refused(JsonNode body) {
        assertThatThrownBy(() -> SagaRequest.parse(body.toString()))
                .hasMessageNotContaining("ada")
                .hasMessageNotContaining(TOKEN);
        return catchThrowableOfType(MalformedEventException.class, () -> SagaRequest.parse(body.toString()));
    }
}
