package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.adapters.telemetry.FunctionContext;
import ostiary.core.UnavailableException;
import ostiary.edge.Endpoint;
import ostiary.edge.Response;

class HttpFunctionTest {
    private static final FunctionContext CONTEXT = new FunctionContext("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "login");
    private static final String SECRET = "tangerine walrus 42 sunrise";

    @Test
    void logLinesOfARequestCarryItsId() throws IOException {
        try (var output = CapturedOutput.begin()) {
            run(request -> {
                LoggerFactory.getLogger(HttpFunctionTest.class).info("hello");
                return Response.empty(204);
            });

            assertThat(output.log()).singleElement().satisfies(line -> {
                assertThat(line.path("correlation_id").asText()).isEqualTo("JKJaXmPLvHcESHA=");
                assertThat(line.path("function_request_id").asText()).isEqualTo(CONTEXT.getAwsRequestId());
            });
            assertThat(output.metrics()).hasSize(1);
            assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
        }
    }

    @Test
    void whatBreaksIsA500ThatTellsNothing() throws IOException {
        try (var output = CapturedOutput.begin()) {
            var answer = run(_ -> {
                throw new IllegalStateException("cannot store " + SECRET);
            });

            assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
            assertThat(answer.path("headers").has("strict-transport-security")).isTrue();
            assertThat(answer.path("body").asText())
                    .contains("\"code\":\"internal_error\"", "\"request_id\":\"JKJaXmPLvHcESHA=\"")
                    .doesNotContain("IllegalState", "walrus");
            assertThat(output.text()).doesNotContain("walrus");
            assertThat(output.log()).singleElement().satisfies(line -> {
                assertThat(line.path("level").asText()).isEqualTo("ERROR");
                assertThat(line.path("correlation_id").asText()).isEqualTo("JKJaXmPLvHcESHA=");
                assertThat(line.path("stack").asText()).contains("IllegalStateException", "HttpFunctionTest");
            });
            assertThat(output.metrics())
                    .hasSize(2)
                    .first()
                    .satisfies(line -> assertThat(line.path("Fault").asInt()).isEqualTo(1));
        }
    }

    @Test
    void whatIsOutOfReachIsA503ThatSaysWhenToComeAgain() throws IOException {
        try (var output = CapturedOutput.begin()) {
            var answer = run(_ -> {
                throw new UnavailableException("DynamoDB", null);
            });

            assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
            assertThat(answer.path("headers").path("strict-transport-security").asText())
                    .isEqualTo("max-age=63072000; includeSubDomains");
            assertThat(answer.path("headers").path("retry-after").asText()).isEqualTo("1");
            assertThat(output.log())
                    .singleElement()
                    .satisfies(line -> assertThat(line.path("level").asText()).isEqualTo("WARN"));
            assertThat(output.metrics())
                    .hasSize(2)
                    .first()
                    .satisfies(
                            line -> assertThat(line.path("Unavailable").asInt()).isEqualTo(1));
        }
    }

    @Test
    void anErrorOfTheJvmIsLambdasToHandle() {
        try (var output = CapturedOutput.begin()) {
            assertThatThrownBy(() -> run(_ -> {
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
            assertThat(output.metrics()).hasSize(1);
        }
    }

    @Test
    void headIsAnsweredWithoutABodyWhateverTheAnswer() throws IOException {
        var head = SampleEvent.of("login", "http-api").json().replace("\"POST\"", "\"HEAD\"");

        assertThat(run(_ -> Response.json(200, "{}"), stream(head)).path("body").asText())
                .isEmpty();
        try (var _ = CapturedOutput.begin()) {
            var broken = run(
                    _ -> {
                        throw new IllegalStateException();
                    },
                    stream(head));

            assertThat(broken.path("statusCode").asInt()).isEqualTo(500);
            assertThat(broken.path("headers").path("content-type").asText()).isEqualTo("application/problem+json");
            assertThat(broken.path("body").asText()).isEmpty();
        }
    }

    @Test
    void whatIsNoEventIsA400WithLambdasIdAndNoQuote() throws IOException {
        try (var output = CapturedOutput.begin()) {
            var answer = run(_ -> Response.empty(204), stream("{\"body\":\"" + SECRET + "\",\"body\":"));

            assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
            assertThat(answer.path("body").asText())
                    .contains("\"code\":\"invalid_request\"", "\"request_id\":\"" + CONTEXT.getAwsRequestId() + "\"")
                    .doesNotContain("walrus");
            assertThat(output.text()).doesNotContain("walrus");
            assertThat(output.log())
                    .singleElement()
                    .satisfies(line -> assertThat(line.path("level").asText()).isEqualTo("WARN"));
        }
    }

    private static InputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(UTF_8));
    }

    private static JsonNode run(Endpoint endpoint) throws IOException {
        return run(endpoint, SampleEvent.of("login", "http-api").stream());
    }

    private static JsonNode run(Endpoint endpoint, InputStream event) throws IOException {
        var result = new ByteArrayOutputStream();
        new HttpFunction(endpoint).run(event, result, CONTEXT);
        return new ObjectMapper().readTree(result.toByteArray());
    }
}
