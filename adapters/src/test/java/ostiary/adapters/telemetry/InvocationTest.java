package ostiary.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class InvocationTest {
    private static final FunctionContext CONTEXT = new FunctionContext("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "login");

    @Test
    void everyLineTellsWhichInvocationAndWhichRequest() {
        try (var output = CapturedOutput.begin();
                var invocation = Invocation.begin(CONTEXT)) {
            invocation.correlate("JKJaXmPLvHcESHA=");
            LoggerFactory.getLogger(InvocationTest.class).info("hello");

            assertThat(output.log()).singleElement().satisfies(line -> {
                assertThat(line.path("correlation_id").asText()).isEqualTo("JKJaXmPLvHcESHA=");
                assertThat(line.path("function_request_id").asText()).isEqualTo(CONTEXT.getAwsRequestId());
                assertThat(line.path("function_name").asText()).isEqualTo("login");
                assertThat(line.path("service").asText()).isEqualTo("ostiary-test");
            });
        }
    }

    @Test
    void theLatencyGoesOutOnceOverAllAndByFunction() {
        try (var output = CapturedOutput.begin()) {
            try (var _ = Invocation.begin(CONTEXT)) {
                assertThat(output.text()).isEmpty();
            }

            assertThat(output.metrics()).singleElement().satisfies(line -> {
                var metrics = line.path("_aws").path("CloudWatchMetrics").path(0);
                assertThat(metrics.path("Namespace").asText()).isEqualTo("OstiaryTest");
                assertThat(metrics.path("Dimensions")).hasToString("[[],[\"FunctionName\"]]");
                assertThat(metrics.path("Metrics")).hasToString("[{\"Name\":\"Latency\",\"Unit\":\"Milliseconds\"}]");
                assertThat(line.path("FunctionName").asText()).isEqualTo("login");
                assertThat(line.path("Latency").asDouble()).isBetween(0.0, 60_000.0);
            });
        }
    }

    @Test
    void withoutAContextItHasAnIdOfItsOwnAndNoFunction() {
        try (var output = CapturedOutput.begin()) {
            try (var invocation = Invocation.begin(null)) {
                assertThat(invocation.id()).hasSize(36);
            }

            assertThat(output.metrics())
                    .singleElement()
                    .satisfies(line -> assertThat(line.path("_aws")
                                    .path("CloudWatchMetrics")
                                    .path(0)
                                    .path("Dimensions"))
                            .hasToString("[[]]"));
        }
    }

    @Test
    void nothingOfItStaysForTheNext() {
        try (var _ = CapturedOutput.begin();
                var invocation = Invocation.begin(CONTEXT)) {
            invocation.correlate("JKJaXmPLvHcESHA=");
        }

        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void aRequestIdCannotForgeALine() {
        try (var output = CapturedOutput.begin();
                var invocation = Invocation.begin(CONTEXT)) {
            invocation.correlate("x\"}\n{\"level\":\"ERROR\",\"message\":\"${env:PATH} forged\u001b[2J");
            LoggerFactory.getLogger(InvocationTest.class).info("hello ${env:PATH} {}", "${java:version}");

            assertThat(output.lines()).singleElement().satisfies(line -> {
                assertThat(line.path("message").asText()).isEqualTo("hello ${env:PATH} ${java:version}");
                assertThat(line.path("correlation_id").asText()).endsWith("${env:PATH} forged\u001b[2J");
            });
        }
    }
}
