package ostiary.emulators.aws.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.lambda.LoopbackHosts;

/// Issues an access key for each execution environment, by which the AWS endpoint recognizes the function's role.
///
/// Credentials would expire in a snapshot, so a SnapStart function gets the address of a credentials endpoint in its
/// variables instead of keys (<https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html>).
public final class CredentialServer implements AutoCloseable {
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final Credentials credentials;
    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    /// Starts the credentials endpoint on a free port.
    public CredentialServer(Credentials credentials) throws IOException {
        this.credentials = credentials;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer).getFilters().add(new LoopbackHosts());
        server.start();
    }

    /// The environment variables that give a new environment the credentials of its role.
    public Map<String, String> variables(Role role, boolean snapStart) {
        var key = credentials.issue(role);
        if (!snapStart) {
            return key.environment();
        }
        var token = UUID.randomUUID().toString();
        answers.put(token, """
            {"AccessKeyId":"%s","SecretAccessKey":"%s","Token":"%s","Expiration":"%s"}\
            """.formatted(
                        key.accessKeyId(),
                        key.secretAccessKey(),
                        key.sessionToken(),
                        Instant.now().plus(LIFETIME)));
        return Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/2018-06-01/runtime/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                token);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var token = exchange.getRequestHeaders().getFirst("Authorization");
            var answer = token == null ? null : answers.get(token);
            if (answer == null) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            var bytes = answer.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
