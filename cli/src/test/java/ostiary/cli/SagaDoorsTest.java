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
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// A deployed service's deletions are found by its stack, as the API references of CloudFormation, STS and
/// Step Functions have it.
class SagaDoorsTest {
    private static final String MACHINE =
            "arn:aws:states:eu-central-1:111122223333:stateMachine:OstiaryDeletionMachine-1";
    private static final String CALLER = "arn:aws:sts::111122223333:assumed-role/operators/eve";

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private String secondPage = resource("OstiaryDeletionMachine12345678", MACHINE);
    private HttpServer server;

    private static String resource(String id, String physicalId) {
        return "<member><ResourceType>AWS::StepFunctions::StateMachine</ResourceType><LogicalResourceId>" + id
                + "</LogicalResourceId><PhysicalResourceId>" + physicalId + "</PhysicalResourceId></member>";
    }

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
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        seen.add(target == null ? body : target + " " + body);
        if (target != null) {
            send(exchange, "{\"executions\":[]}");
        } else if (body.contains("NextToken")) {
            send(exchange, page(secondPage));
        } else if (body.contains("ListStackResources")) {
            send(
                    exchange,
                    page(resource("TeamsOwnMachine", "arn:other"))
                            .replace("</R>", "")
                            .replace(
                                    "</ListStackResourcesResult>",
                                    "<NextToken>n</NextToken></ListStackResourcesResult></R>"));
        } else {
            send(exchange, "<R><GetCallerIdentityResult><Arn>" + CALLER + "</Arn></GetCallerIdentityResult></R>");
        }
    }

    private static String page(String members) {
        return "<R><ListStackResourcesResult><StackResourceSummaries>" + members
                + "</StackResourceSummaries></ListStackResourcesResult></R>";
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        exchange.sendResponseHeaders(200, body.length());
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }

    private Sagas open() throws MovingException {
        var where = new SagaOptions();
        new CommandLine(where).parseArgs("--stack", "ostiary-prod", "--region", "eu-central-1");
        return SagaDoors.open(
                where,
                new Settings(Map.of()),
                (_, _) -> URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
    }

    @Test
    void findTheMachineOfTheStack() throws Exception {
        try (var sagas = open()) {
            assertThat(sagas.machine()).isEqualTo(MACHINE);
            assertThat(sagas.by()).isEqualTo(CALLER);
            assertThat(sagas.list(10)).isEmpty();
        }
        assertThat(seen)
                .anyMatch(
                        request -> request.startsWith("AWSStepFunctions.ListExecutions") && request.contains(MACHINE));
    }

    @Test
    void sayThatNobodyTakesPart() {
        secondPage = "";

        assertThatThrownBy(this::open).hasMessage("nobody takes part in the deletions of that stack.");
    }

    @Test
    void noteDecisionsBesideThoseOfOtherOperators() {
        assertThat(SagaNotes.group(MACHINE)).isEqualTo("/ostiary/operators/OstiaryDeletionMachine-1");
    }
}
