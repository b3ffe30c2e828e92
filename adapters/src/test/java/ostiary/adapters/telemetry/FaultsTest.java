package ostiary.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;

class FaultsTest {
    private static final FunctionContext CONTEXT = new FunctionContext("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "login");

    @Test
    void areLoggedAndCountedByFunctionAndByItsVersion() {
        try (var output = CapturedOutput.begin()) {
            Faults.record(new IllegalStateException(), CONTEXT);

            assertThat(output.log())
                    .singleElement()
                    .satisfies(line -> assertThat(line.path("message").asText()).isEqualTo("fault"));
            assertThat(output.metrics()).singleElement().satisfies(line -> {
                assertThat(line.path("Fault").asInt()).isEqualTo(1);
                assertThat(dimensions(line))
                        .hasToString("[[],[\"FunctionName\"],[\"FunctionName\",\"FunctionVersion\"]]");
                assertThat(line.path("FunctionName").asText()).isEqualTo("login");
                assertThat(line.path("FunctionVersion").asText()).isEqualTo("1");
            });
        }
    }

    @Test
    void areUnavailableWhereTryingAgainMayHelp() {
        try (var output = CapturedOutput.begin()) {
            Faults.record(new UnavailableException("DynamoDB", null), CONTEXT);

            assertThat(output.metrics()).singleElement().satisfies(line -> {
                assertThat(line.path("Unavailable").asInt()).isEqualTo(1);
                assertThat(line.has("Fault")).isFalse();
            });
        }
    }

    @Test
    void leaveTheMetricsOfTheInvocationAsTheyAre() {
        try (var output = CapturedOutput.begin()) {
            try (var invocation = Invocation.begin(CONTEXT)) {
                invocation.failed(new IllegalStateException());
            }

            assertThat(output.metrics()).hasSize(2).last().satisfies(line -> {
                assertThat(line.has("Fault")).isFalse();
                assertThat(dimensions(line)).hasToString("[[],[\"FunctionName\"]]");
            });
        }
    }

    @Test
    void areCountedWhereNoLambdaIs() {
        try (var output = CapturedOutput.begin()) {
            Faults.record(new IllegalStateException(), null);

            assertThat(output.metrics())
                    .singleElement()
                    .satisfies(line -> assertThat(dimensions(line)).hasToString("[[]]"));
        }
    }

    private static JsonNode dimensions(JsonNode line) {
        return line.path("_aws").path("CloudWatchMetrics").path(0).path("Dimensions");
    }
}
