package ostiary.adapters.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.UnavailableException;
import ostiary.core.user.UserId;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class StepFunctionsEngineTest {
    private static final UserId ADA = new UserId(UUID.fromString("0c1d9e1e-5a53-4f7e-9e9d-0d7a4f1f3b11"));
    private static final Instant AT = Instant.parse("2026-12-30T12:00:00Z");

    private final Service service = new Service();
    private final StepFunctionsEngine engine = new StepFunctionsEngine(service, "arn:machine");

    /// Answers as it is told, and notes what it is asked.
    private static final class Service implements SfnClient {
        private final List<Object> asked = new ArrayList<>();
        private @Nullable RuntimeException fault;

        private <T> T answer(Object request, T answer) {
            asked.add(request);
            if (fault != null) {
                throw fault;
            }
            return answer;
        }

        @Override
        public StartExecutionResponse startExecution(StartExecutionRequest request) {
            return answer(request, StartExecutionResponse.builder().build());
        }

        @Override
        public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
            return answer(request, SendTaskSuccessResponse.builder().build());
        }

        @Override
        public SendTaskHeartbeatResponse sendTaskHeartbeat(SendTaskHeartbeatRequest request) {
            return answer(request, SendTaskHeartbeatResponse.builder().build());
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private void start() {
        engine.start(ADA, 3, AT, AT.minusSeconds(60));
    }

    @Test
    void startsAnExecutionThatIsNamedForTheUserTheVersionAndTheEndAndTellsNoMore() {
        start();

        assertThat(service.asked)
                .containsExactly(StartExecutionRequest.builder()
                        .stateMachineArn("arn:machine")
                        .name(ADA + "-3-1798632000")
                        .input("{\"version\":1,\"user_id\":\"" + ADA
                                + "\",\"deletes_at\":\"2026-12-30T12:00:00Z\",\"prepare_at\":\"2026-12-30T11:59:00Z\"}")
                        .build());
    }

    @Test
    void isContentWithAnExecutionThatWasStartedBefore() {
        service.fault = ExecutionAlreadyExistsException.builder().build();

        start();

        assertThat(service.asked).hasSize(1);
    }

    /// A restore of the table, or another import of the same user, brings a version back.
    @Test
    void startsAnotherExecutionForAnotherEndOfTheSameVersion() {
        start();
        engine.start(ADA, 3, AT.plusSeconds(1), AT);
        start();

        assertThat(service.asked)
                .extracting(request -> ((StartExecutionRequest) request).name())
                .containsExactly(ADA + "-3-1798632000", ADA + "-3-1798632001", ADA + "-3-1798632000");
    }

    @Test
    void namesNoneTooLongForStepFunctions() {
        assertThat(StepFunctionsEngine.name(ADA, Long.MAX_VALUE, Instant.parse("9999-12-31T23:59:59Z")))
                .hasSizeLessThanOrEqualTo(80)
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void handsAnAnswerOn() {
        engine.answer("token", "refused", "open_order");
        engine.keepWaiting("token");

        assertThat(service.asked)
                .containsExactly(
                        SendTaskSuccessRequest.builder()
                                .taskToken("token")
                                .output("{\"outcome\":\"refused\",\"reason\":\"open_order\"}")
                                .build(),
                        SendTaskHeartbeatRequest.builder().taskToken("token").build());
    }

    static Stream<RuntimeException> nobodyWaits() {
        return Stream.of(
                TaskTimedOutException.builder().build(),
                InvalidTokenException.builder().build(),
                TaskDoesNotExistException.builder().build());
    }

    @ParameterizedTest
    @MethodSource("nobodyWaits")
    void dropsAnAnswerThatNobodyWaitsFor(RuntimeException fault) {
        service.fault = fault;

        engine.answer("token", "erased", "");
        engine.keepWaiting("token");

        assertThat(service.asked).hasSize(2);
    }

    static Stream<RuntimeException> faults() {
        return Stream.of(
                SdkClientException.create("no network"),
                InvalidOutputException.builder().message("output").build());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysThatItIsAwayWithoutAWordOfTheToken(RuntimeException fault) {
        service.fault = fault;

        for (var call : List.<Runnable>of(
                this::start, () -> engine.answer("token", "erased", ""), () -> engine.keepWaiting("token"))) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(UnavailableException.class)
                    .satisfies(thrown ->
                            assertThat(Optional.ofNullable(thrown.getMessage())).contains("Step Functions"));
        }
    }
}
