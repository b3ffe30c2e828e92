package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.deletion.DeletionSaga;
import ostiary.core.deletion.InMemorySagaStore;
import ostiary.core.deletion.SagaEngine;
import ostiary.core.mail.Mail;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.functions.saga.SagaReply;
import ostiary.functions.saga.SagaStart;
import ostiary.functions.saga.SagaSteps;

class SagaHandlersTest {
    private static final String USER = "0c1d9e1e-5a53-4f7e-9e9d-0d7a4f1f3b11";
    private static final String AT = "2026-12-30T12:00:00Z";
    private static final String TOKEN = "AQCEAAAAKgAAAAMAAAAA+secret==";
    private static final String REQUESTED = """
        {"specversion":"1.0","type":"user.deletion_requested","entityversion":3,
         "data":{"user_id":"%s","email":"ada@example.org","deletes_at":"%s","roles":["a"]}}\
        """.formatted(USER, AT);

    private final List<String> told = new ArrayList<>();
    private boolean isAway;

    private final SagaEngine engine = new SagaEngine() {
        @Override
        public void start(UserId user, long version, Instant deletesAt, Instant prepareAt) {
            tell("start " + user + " " + version + " " + deletesAt + " " + prepareAt);
        }

        @Override
        public void answer(String token, String outcome, String reason) {
            tell("answer " + token + " " + outcome + " " + reason);
        }

        @Override
        public void keepWaiting(String token) {
            tell("wait " + token);
        }

        private void tell(String what) {
            if (isAway) {
                throw new UnavailableException("Step Functions", null);
            }
            told.add(what);
        }
    };

    private List<String> starts(String... bodies) {
        return failed(
                new SagaStarterHandler(new SagaStart(engine, Duration.ofDays(7))).handleRequest(batch(bodies), null));
    }

    private List<String> replies(String... bodies) {
        return failed(new SagaRepliesHandler(new SagaReply(engine)).handleRequest(batch(bodies), null));
    }

    private static SQSEvent batch(String... bodies) {
        var batch = new SQSEvent();
        batch.setRecords(Arrays.stream(bodies)
                .map(body -> {
                    var message = new SQSEvent.SQSMessage();
                    message.setMessageId("m" + Arrays.asList(bodies).indexOf(body));
                    message.setBody(body);
                    return message;
                })
                .toList());
        return batch;
    }

    private static List<String> failed(SQSBatchResponse answer) {
        return answer.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    @Test
    void startsASagaAndTellsItNoAddress() {
        assertThat(starts(REQUESTED)).isEmpty();

        assertThat(told).containsExactly("start " + USER + " 3 " + AT + " 2026-12-23T12:00:00Z");
    }

    @Test
    void startsNothingForAnotherEventAndLogsNoAddress() {
        try (var output = CapturedOutput.begin()) {
            assertThat(starts(
                            REQUESTED,
                            REQUESTED.replace("_requested", "_cancelled"),
                            REQUESTED.replace("\"entityversion\":3,", ""),
                            REQUESTED.replace(AT, "ada@example.org"),
                            REQUESTED.replace(USER, "ada@example.org"),
                            "ada@example.org"))
                    .containsExactly("m1", "m2", "m3", "m4", "m5");
            assertThat(output.text()).contains("fault").doesNotContain("ada@");
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void triesAgainWhereTheEngineIsAway() {
        isAway = true;

        assertThat(starts(REQUESTED)).containsExactly("m0");
        assertThat(replies(answer("erased"))).containsExactly("m0");
    }

    private static String answer(String outcome) {
        return "{\"version\":1,\"task_token\":\"%s\",\"outcome\":\"%s\"}".formatted(TOKEN, outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepared", "refused", "erased", "cancelled"})
    void handsAnAnswerOn(String outcome) {
        assertThat(replies(answer(outcome), answer(outcome).replace("}", ",\"reason\":\"open_order\"}")))
                .isEmpty();

        assertThat(told)
                .containsExactly(
                        "answer " + TOKEN + " " + outcome + " ", "answer " + TOKEN + " " + outcome + " open_order");
    }

    @Test
    void waitsOnForWhoeverIsAtWork() {
        assertThat(replies(answer("working"))).isEmpty();

        assertThat(told).containsExactly("wait " + TOKEN);
    }

    /// Whoever answers is another team, or whoever has broken into its service.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "poison",
                "{\"version\":1,\"task_token\":\"\",\"outcome\":\"erased\"}",
                "{\"version\":2,\"task_token\":\"t\",\"outcome\":\"erased\"}",
                "{\"version\":1,\"task_token\":\"t\",\"outcome\":\"abandoned\"}",
                "{\"version\":1,\"task_token\":\"t\",\"outcome\":\"erased\\\",\\\"x\\\":\\\"\"}",
                "{\"version\":1,\"task_token\":\"t\",\"outcome\":\"refused\",\"reason\":\"ada@example.org\"}",
                "{\"version\":1,\"task_token\":\"t\",\"outcome\":\"refused\",\"reason\":\"a\\\"\"}",
                "{\"version\":1,\"task_token\":\"t\",\"task_token\":\"t\",\"outcome\":\"erased\"}",
                "{\"version\":1,\"task_token\":[\"t\"],\"outcome\":\"erased\"}",
                "{\"version\":1,\"task_token\":\"t\",\"outcome\":\"erased\"",
            })
    void handsNothingOnThatIsNoAnswer(String body) {
        try (var output = CapturedOutput.begin()) {
            assertThat(replies(body, answer("erased"))).containsExactly("m0");
            assertThat(output.text()).doesNotContain("ada@", TOKEN);
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void handsNothingOnThatIsTooLongOrTooDeep() {
        assertThat(replies(answer("erased").replace(TOKEN, "t".repeat(2049)), "{\"a\":".repeat(100_000)))
                .containsExactly("m0", "m1");
        assertThat(told).isEmpty();
    }

    private final World world = new World();
    private final InMemoryUserStore users = (InMemoryUserStore) world.stores.users();
    private final User ada = world.account(Fresh.email());

    private final SagaStepsHandler steps = new SagaStepsHandler(new SagaSteps(
            new DeletionSaga(new InMemorySagaStore(users), users, world.outbox, world.journal, world.clock)));

    private Instant requested() {
        users.follow(world.clock);
        var at = world.clock.instant().plusSeconds(1_000).truncatedTo(ChronoUnit.SECONDS);
        assertThat(world.stores
                        .deletions()
                        .request(ada.id(), users.findCredential(ada.email()), world.clock.instant(), at))
                .isTrue();
        return at;
    }

    private String step(String step, Instant at, String more) throws IOException {
        var request = "{\"version\":1,\"step\":\"%s\",\"user_id\":\"%s\",\"deletes_at\":\"%s\"%s}"
                .formatted(step, ada.id(), at, more);
        return step(request);
    }

    private String step(String request) throws IOException {
        var output = new ByteArrayOutputStream();
        steps.handleRequest(new ByteArrayInputStream(request.getBytes(UTF_8)), output, null);
        return output.toString(UTF_8);
    }

    @Test
    void saysHowADeletionStands() throws IOException {
        var at = requested();

        assertThat(step("still_wanted", at, ""))
                .isEqualTo("{\"version\":1,\"standing\":\"pending\",\"answer_seconds\":375,\"beat_seconds\":187}");
        assertThat(step("still_wanted", at.plusSeconds(1), "")).contains("\"over\"");
        assertThat(step("pivot", at, "")).contains("\"final\"");
        assertThat(step("call_off", at, "")).contains("\"final\"");
        assertThat(step("still_wanted", at, "")).contains("\"final\"");
    }

    @Test
    void callsADeletionOffAndSaysWhoHasRefusedIt() throws IOException {
        var at = requested();
        var answers = ",\"prepare\":{\"p0\":{\"participant\":\"billing\",\"outcome\":\"prepared\",\"reason\":\"\"},"
                + "\"p1\":{\"participant\":\"shop\",\"outcome\":\"refused\",\"reason\":\"open_order\"},"
                + "\"p2\":{\"participant\":\"mail\",\"outcome\":\"unanswered\",\"reason\":\"\"}}";

        assertThat(step("call_off", at, answers)).contains("\"refused\"");
        assertThat(step("still_wanted", at, "")).contains("\"refused\"");
        assertThat(world.outbox.sent()).doesNotContain(new Mail.DeletionRefused(ada.email()));
        assertThat(step("tell", at, "")).contains("\"over\"");
        assertThat(step("call_off", at, answers)).contains("\"over\"");

        assertThat(world.journal.events()).contains(new AuditEvent.DeletionRefused(ada.id(), List.of("mail", "shop")));
        assertThat(world.outbox.sent()).contains(new Mail.DeletionRefused(ada.email()));
    }

    @ParameterizedTest
    @CsvSource({"erase, 1", "'', 1", "pivot, 2", "PIVOT, 1"})
    void takesNoStepThatItDoesNotKnow(String step, String version) {
        var at = requested();
        var request = "{\"version\":%s,\"step\":\"%s\",\"user_id\":\"%s\",\"deletes_at\":\"%s\"}"
                .formatted(version, step, ada.id(), at);

        assertThatThrownBy(() -> step(request))
                .hasMessage("the step was not taken")
                .hasNoCause();
    }

    /// A failure's text stays in the history of the execution.
    @Test
    void failsWithoutAWordOfWhatFailed() {
        var at = requested();
        var failing = new SagaStepsHandler(new SagaSteps(new DeletionSaga(
                new InMemorySagaStore(users),
                users,
                mail -> {
                    throw new UnavailableException("no mail to " + mail.to(), new IllegalStateException("ada@"));
                },
                world.journal,
                world.clock)));
        new InMemorySagaStore(users).callOff(ada.id(), users.findCredential(ada.email()), world.clock.instant(), at);
        var request =
                "{\"version\":1,\"step\":\"tell\",\"user_id\":\"%s\",\"deletes_at\":\"%s\"}".formatted(ada.id(), at);

        assertThatThrownBy(() -> failing.handleRequest(
                        new ByteArrayInputStream(request.getBytes(UTF_8)), new ByteArrayOutputStream(), null))
                .hasMessage("the step was not taken")
                .hasNoCause();
    }

    @Test
    void countsWhatWaitsForAnOperator() throws IOException {
        try (var output = CapturedOutput.begin()) {
            assertThat(step("{\"version\":1,\"step\":\"park\",\"participant\":\"shop\",\"task_token\":\"" + TOKEN
                            + "\"}"))
                    .isEqualTo("{\"version\":1}");
            assertThat(output.text()).contains("SagaParked").doesNotContain(TOKEN);
        }
    }
}
