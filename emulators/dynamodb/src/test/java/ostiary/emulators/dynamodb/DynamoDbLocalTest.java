package ostiary.emulators.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoDbLocalTest {
    private static final String TABLE = """
        {"TableName": "kept", "BillingMode": "PAY_PER_REQUEST",
         "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
         "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}]}\
        """;

    private static final List<String> FOREIGN = List.of(
            "evil.example",
            "evil.example:8000",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "127.0.0.1@evil.example",
            "192.0.2.1",
            "dynamodb.eu-west-1.amazonaws.com",
            "");

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void answersForEveryRegionAndCredential() throws Exception {
        try (var db = DynamoDbLocal.start(Options.inMemory())) {
            call(db.endpoint(), "CreateTable", TABLE, "one/20260101/eu-west-1");

            assertThat(call(db.endpoint(), "ListTables", "{}", "other/20260101/us-east-1"))
                    .isEqualTo("{\"TableNames\":[\"kept\"]}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "::1"})
    void listensOnOneAddressOnly(String other) {
        try (var db = DynamoDbLocal.start(Options.inMemory())) {
            assertThat(db.endpoint()).hasHost("127.0.0.1");
            assertThatThrownBy(() -> new Socket(other, db.endpoint().getPort()).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void keepsTablesInADirectory(@TempDir Path parent) throws Exception {
        var directory = parent.resolve("made/on the way");
        try (var db = DynamoDbLocal.start(Options.storedIn(directory))) {
            call(db.endpoint(), "CreateTable", TABLE, "x/20260101/eu-west-1");
        }

        try (var db = DynamoDbLocal.start(Options.storedIn(directory))) {
            assertThat(call(db.endpoint(), "ListTables", "{}", "x/20260101/eu-west-1"))
                    .contains("kept");
        }
    }

    @Test
    void keepsThemForTheirOwnerOnlyAlsoThoseOfAnOlderVersion(@TempDir Path directory) throws Exception {
        try (var db = DynamoDbLocal.start(Options.storedIn(directory))) {
            call(db.endpoint(), "CreateTable", TABLE, "x/20260101/eu-west-1");
            assertThat(modes(directory))
                    .isNotEmpty()
                    .allSatisfy((_, mode) -> assertThat(mode).isEqualTo("rw-------"));
        }
        var opened = PosixFilePermissions.fromString("rw-r--r--");
        for (var name : modes(directory).keySet()) {
            Files.setPosixFilePermissions(directory.resolve(name), opened);
        }

        try (var _ = DynamoDbLocal.start(Options.storedIn(directory))) {
            assertThat(modes(directory))
                    .hasSizeGreaterThan(1)
                    .allSatisfy((_, mode) -> assertThat(mode).isEqualTo("rw-------"));
        }
    }

    @Test
    void answersNoPageThatMadeItsOwnNamePointHere() throws Exception {
        try (var db = DynamoDbLocal.start(Options.inMemory())) {
            call(db.endpoint(), "CreateTable", TABLE, "x/20260101/eu-west-1");

            for (var host : FOREIGN) {
                assertThat(listTables(db.endpoint(), host))
                        .as(host)
                        .startsWith("HTTP/1.1 4")
                        .doesNotContain("kept");
            }
            for (var host : List.of("127.0.0.1", "localhost:1", "[::1]:1")) {
                assertThat(listTables(db.endpoint(), host))
                        .as(host)
                        .startsWith("HTTP/1.1 200 ")
                        .contains("kept");
            }
        }
    }

    @Test
    void saysWhyItDidNotStart() {
        try (var first = DynamoDbLocal.start(Options.inMemory())) {
            var taken = Options.inMemory().onPort(first.endpoint().getPort());

            assertThatThrownBy(() -> DynamoDbLocal.start(taken))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Failed to bind");
        }
    }

    @Test
    void endsWhenClosed() {
        var db = DynamoDbLocal.start(Options.inMemory());
        db.close();

        assertThat(ProcessHandle.of(db.pid())).isEmpty();
    }

    @Test
    void endsWhenItsParentIsKilled() throws Exception {
        var parent = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName()))
                .redirectErrorStream(true)
                .start();
        var server = ProcessHandle.of(Long.parseLong(parent.inputReader().readLine()))
                .orElseThrow();

        parent.destroyForcibly().waitFor();

        server.onExit().get(5, TimeUnit.MINUTES);
    }

    /// Starts DynamoDB Local and waits to be killed.
    static final class Parent {
        static void main() throws InterruptedException {
            System.out.println(DynamoDbLocal.start(Options.inMemory()).pid());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static Map<String, String> modes(Path directory) throws IOException {
        var modes = new TreeMap<String, String>();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                modes.put(
                        file.getFileName().toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return modes;
    }

    private static String listTables(URI endpoint, String host) throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), endpoint.getPort())) {
            var request = """
                POST / HTTP/1.1\r
                Host: %s\r
                Connection: close\r
                X-Amz-Target: DynamoDB_20120810.ListTables\r
                Authorization: AWS4-HMAC-SHA256 Credential=x/20260101/eu-west-1/dynamodb/aws4_request, \
                SignedHeaders=host, Signature=00\r
                Content-Type: application/x-amz-json-1.0\r
                Content-Length: 2\r
                \r
                {}\
                """.formatted(host);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private String call(URI endpoint, String operation, String body, String scope)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + scope
                                + "/dynamodb/aws4_request, SignedHeaders=host, Signature=00")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
