package ostiary.cli.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/// CloudWatch Logs as its API reference has it, for one line.
class LogWriterTest {
    private static final Instant AT = Instant.parse("2026-11-29T23:59:59.5Z");
    private static final String MISSING = "com.amazonaws.logs#ResourceNotFoundException";

    private final Queue<String> errors = new ArrayDeque<>();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private LogWriter writer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            assertThat(headers.getFirst("Authorization")).contains("/eu-central-1/logs/aws4_request");
            seen.add(headers.getFirst("X-Amz-Target").replace("Logs_20140328.", "") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var error = errors.isEmpty() ? "" : errors.remove();
            var body = error.isEmpty() ? "{}" : "{\"__type\":\"" + error + "\",\"message\":\"secret words\"}";
            exchange.sendResponseHeaders(error.isEmpty() ? 200 : 400, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        writer = new LogWriter(
                Region.EU_CENTRAL_1,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
                (_, _) -> URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "/ostiary/operators/t");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void appendsToTheStreamOfTheDay() {
        assertThat(writer.append("{\"event\":\"x\"}", AT)).isEmpty();

        assertThat(seen)
                .containsExactly("PutLogEvents {\"logGroupName\":\"/ostiary/operators/t\","
                        + "\"logStreamName\":\"2026-11-29\",\"logEvents\":[{\"timestamp\":1795996799500,"
                        + "\"message\":\"{\\\"event\\\":\\\"x\\\"}\"}]}");
    }

    @Test
    void makesTheGroupAndTheStreamThatAreNotThere() {
        errors.addAll(List.of(MISSING, MISSING, "ResourceAlreadyExistsException", "", ""));

        assertThat(writer.append("x", AT)).isEmpty();

        assertThat(operations())
                .containsExactly(
                        "PutLogEvents", "CreateLogStream", "CreateLogGroup", "CreateLogStream", "PutLogEvents");
    }

    /// Who may not make groups may note in one that is there, on a new day, too.
    @Test
    void makesTheStreamOfANewDayAlone() {
        errors.addAll(List.of(MISSING, "", ""));

        assertThat(writer.append("x", AT)).isEmpty();

        assertThat(operations()).containsExactly("PutLogEvents", "CreateLogStream", "PutLogEvents");
    }

    private List<String> operations() {
        return seen.stream().map(request -> request.replaceFirst(" .*", "")).toList();
    }

    @Test
    void saysInWordsOfItsOwnWhyItCanNot() {
        errors.add("AccessDeniedException");
        assertThat(writer.append("x", AT)).contains("AccessDeniedException: needs logs:PutLogEvents");
        errors.addAll(List.of(MISSING, "ThrottlingException"));
        assertThat(writer.append("x", AT)).contains("ThrottlingException from logs:CreateLogStream");
        errors.add("<a b>");
        assertThat(writer.append("x", AT)).contains("an error from logs:PutLogEvents");
    }

    @Test
    void saysWhereNobodyAnswersAndWhoHasNoCredentials() {
        server.stop(0);
        assertThat(writer.append("x", AT).orElseThrow()).startsWith("no answer that can be read from logs:");

        var without = new LogWriter(
                Region.EU_CENTRAL_1,
                () -> {
                    throw SdkClientException.create("a process printed: s3cret");
                },
                Endpoints.aws(),
                "g");
        assertThat(without.append("x", AT)).contains("no credentials");
    }
}
