package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.cli.aws.UnreadException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// A deployed service is asked through its function, as the API references of CloudFormation, STS and Lambda have it.
class FunctionDoorTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-central-1:111122223333:function:admin:live";
    private static final String CALLER = "arn:aws:sts::111122223333:assumed-role/operators/eve";

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private String outputs = "<member><OutputKey>AdminFunctionArn</OutputKey><OutputValue>" + FUNCTION
            + "</OutputValue></member><member><OutputKey>Other</OutputKey><OutputValue>x</OutputValue></member>";
    private String payload = "{\"statusCode\":200,\"headers\":{},\"body\":\"{\\\"id\\\":\\\"u\\\"}\"}";
    private String functionError = "";
    private int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        seen.add(path + " " + body);
        assertThat(exchange.getRequestHeaders().getFirst("Authorization")).contains("aws4_request");
        if (path.startsWith("/2015")) {
            if (!functionError.isEmpty()) {
                exchange.getResponseHeaders().add("X-Amz-Function-Error", functionError);
            }
            send(exchange, status, payload);
        } else if (body.contains("DescribeStacks")) {
            send(
                    exchange,
                    200,
                    "<R><DescribeStacksResult><Stacks><member><Outputs>" + outputs
                            + "</Outputs></member></Stacks></DescribeStacksResult></R>");
        } else {
            send(exchange, 200, "<R><GetCallerIdentityResult><Arn>" + CALLER + "</Arn></GetCallerIdentityResult></R>");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.length());
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }

    private FunctionDoor door() throws UnreadException {
        return FunctionDoor.of(
                "ostiary-prod",
                Region.EU_CENTRAL_1,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
                (_, _) -> URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @Test
    void invokesTheStacksFunctionUnderTheNameOfTheCaller() throws UnreadException {
        var reply = door().call(Map.of("call", "act", "user", "u", "reason", "a \"quoted\" one"));

        assertThat(reply).isEqualTo(new AdminReply(200, "{\"id\":\"u\"}"));
        assertThat(seen.getLast())
                .isEqualTo(
                        "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-central-1%3A111122223333%3Afunction%3Aadmin%3A"
                                + "live/invocations {\"ostiary_admin\":{\"by\":\"" + CALLER
                                + "\",\"call\":\"act\",\"reason\":\"a \\\"quoted\\\" one\",\"user\":\"u\"}}");
    }

    @Test
    void saysThatAStackHasNoSuchFunction() {
        outputs = "<member><OutputKey>Other</OutputKey><OutputValue>x</OutputValue></member>";

        assertThatThrownBy(this::door).hasMessage("the stack has no output AdminFunctionArn");
    }

    /// Nothing of it is repeated: whoever gets no answer looks first.
    @Test
    void tellsOfAFailureAndAsksOnce() throws UnreadException {
        var door = door();
        functionError = "Unhandled";
        assertThatThrownBy(() -> door.call(Map.of("call", "show"))).hasMessageContaining("the function has failed");

        functionError = "";
        status = 403;
        payload = "{\"message\":\"secret words\"}";
        assertThatThrownBy(() -> door.call(Map.of("call", "show"))).hasMessage("HTTP 403 from lambda:InvokeFunction");
        assertThat(seen.stream().filter(request -> request.startsWith("/2015"))).hasSize(2);
    }

    @Test
    void takesNothingElseForAnAnswer() throws UnreadException {
        payload = "null";
        var door = door();

        assertThatThrownBy(() -> door.call(Map.of("call", "show"))).hasMessage("the function answers something else");
    }
}
