package ostiary.adapters.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The wire protocol of Secrets Manager (AWS JSON 1.1) before [InMemorySecrets], on loopback.
final class SecretsManagerServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InMemorySecrets secrets;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Optional<String> failure = Optional.empty();
    private volatile Duration delay = Duration.ZERO;

    SecretsManagerServer(InMemorySecrets secrets) throws IOException {
        this.secrets = secrets;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Each call as its operation and what it asked, without the texts of secrets.
    List<String> calls() {
        return List.copyOf(calls);
    }

    /// Answers every call with this error from now on.
    void failWith(String error) {
        failure = Optional.of(error);
    }

    /// Answers every call this late from now on.
    void hangFor(Duration delay) {
        this.delay = delay;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(delay);
            var operation =
                    exchange.getRequestHeaders().getFirst("X-Amz-Target").replace("secretsmanager.", "");
            var request = JSON.readTree(exchange.getRequestBody());
            record(operation, (ObjectNode) request.deepCopy());
            if (failure.isPresent()) {
                answer(exchange, failure.get().equals("InternalServiceError") ? 500 : 400, error(failure.get()));
                return;
            }
            try {
                answer(exchange, 200, perform(operation, request));
            } catch (NoSuchElementException missing) {
                answer(exchange, 400, error("ResourceNotFoundException"));
            } catch (IllegalStateException refused) {
                answer(exchange, 400, error("InvalidRequestException"));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(String operation, ObjectNode request) {
        var tokenIsOurs = request.path("VersionStages").isArray();
        request.remove("SecretString");
        if (!tokenIsOurs) {
            request.remove("ClientRequestToken"); // made up by the SDK
        }
        calls.add(operation + " " + request);
    }

    private ObjectNode perform(String operation, JsonNode request) {
        var id = request.get("SecretId").textValue();
        var answer = JSON.createObjectNode();
        switch (operation) {
            case "DescribeSecret" -> describe(id, answer);
            case "GetSecretValue" ->
                answer.put("SecretString", read(id, request).orElseThrow());
            case "PutSecretValue" -> write(id, request);
            case "UpdateSecretVersionStage" -> move(id, request);
            default -> throw new IllegalStateException(operation);
        }
        return answer;
    }

    private void describe(String id, ObjectNode answer) {
        var versions = secrets.versions(id);
        answer.put("RotationEnabled", versions.rotationEnabled());
        var stages = answer.putObject("VersionIdsToStages");
        versions.labels().forEach((version, labels) -> labels.forEach(stages.putArray(version)::add));
    }

    private Optional<String> read(String id, JsonNode request) {
        return request.has("VersionId")
                ? secrets.readPending(id, request.get("VersionId").textValue())
                : secrets.readCurrent(id);
    }

    private void write(String id, JsonNode request) {
        var text = request.get("SecretString").textValue();
        if (request.path("VersionStages").path(0).asText().equals(SecretStore.PENDING)) {
            secrets.writePending(id, request.get("ClientRequestToken").textValue(), text);
        } else {
            secrets.writeCurrent(id, text);
        }
    }

    private void move(String id, JsonNode request) {
        var from = Optional.ofNullable(request.path("RemoveFromVersionId").textValue());
        if (request.get("VersionStage").textValue().equals(SecretStore.PENDING)) {
            secrets.removePending(id, from.orElseThrow());
        } else {
            secrets.makeCurrent(id, from, request.get("MoveToVersionId").textValue());
        }
    }

    private static ObjectNode error(String type) {
        return JSON.createObjectNode().put("__type", type).put("message", "as asked for");
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
