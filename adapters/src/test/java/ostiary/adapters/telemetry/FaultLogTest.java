package ostiary.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class FaultLogTest {
    private static final String SECRET = "ort_secret";

    @Test
    void aFaultIsItsClassesAndFramesWithoutTheirMessages() {
        try (var output = CapturedOutput.begin()) {
            FaultLog.record(new IllegalStateException(SECRET, new IllegalArgumentException("bad token " + SECRET)));

            assertThat(output.text()).doesNotContain(SECRET);
            assertThat(output.log()).singleElement().satisfies(line -> {
                assertThat(line.path("level").asText()).isEqualTo("ERROR");
                assertThat(line.path("exception").asText()).isEqualTo("java.lang.IllegalStateException");
                assertThat(line.path("stack").asText())
                        .startsWith("java.lang.IllegalStateException\n  at ostiary.adapters.telemetry.FaultLogTest.")
                        .contains("\ncaused by java.lang.IllegalArgumentException\n  at ");
            });
        }
    }

    @Test
    void whatIsOutOfReachIsAWarningAndNamed() {
        try (var output = CapturedOutput.begin()) {
            FaultLog.record(new UnavailableException("DynamoDB", new IllegalStateException(SECRET)));

            assertThat(output.text()).doesNotContain(SECRET);
            assertThat(output.log()).singleElement().satisfies(line -> {
                assertThat(line.path("level").asText()).isEqualTo("WARN");
                assertThat(line.path("exception").asText()).endsWith(".UnavailableException: DynamoDB");
            });
        }
    }

    @Test
    void anErrorOfAwsHasItsCode() {
        var denied = DynamoDbException.builder()
                .message("User " + SECRET + " is not authorized")
                .requestId("H2J3")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage(SECRET)
                        .build())
                .build();
        try (var output = CapturedOutput.begin()) {
            FaultLog.record(new UnavailableException("DynamoDB", denied));

            assertThat(output.text()).doesNotContain(SECRET);
            assertThat(output.log().getFirst().path("stack").asText())
                    .contains(
                            "caused by " + DynamoDbException.class.getName() + ": AccessDeniedException, request H2J3");
        }
    }

    @Test
    void aCircleOfCausesEnds() {
        var one = new IllegalStateException();
        one.initCause(new IllegalStateException(one));
        try (var output = CapturedOutput.begin()) {
            FaultLog.record(one);

            assertThat(output.log()).hasSize(1);
        }
    }
}
