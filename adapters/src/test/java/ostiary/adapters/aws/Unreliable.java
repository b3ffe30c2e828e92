package ostiary.adapters.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// A service on loopback that does to each request what it was told last, and clients of it.
final class Unreliable implements AutoCloseable {
    /// The fate of a request.
    enum Mood {
        FINE,
        THROTTLING,
        FAILING,
        /// Answers, much later than anybody waits.
        HANGING,
        /// Hangs up where the answer would be.
        HANGING_UP,
        /// Refuses for a reason of the caller's.
        REFUSING
    }

    private static final Duration LATE = Duration.ofSeconds(8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Mood mood = Mood.FINE;

    Unreliable() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    void is(Mood now) {
        mood = now;
    }

    /// Those that have come in since it was asked last.
    int requests() {
        return requests.getAndSet(0);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    DynamoDbClient dynamoDb(AwsClientFactory clients) {
        return clients.build(Dependency.DYNAMODB, dynamoDb());
    }

    DynamoDbClientBuilder dynamoDb() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            switch (mood) {
                case FINE -> answer(exchange, 200, "");
                case THROTTLING -> answer(exchange, 400, "ThrottlingException");
                case FAILING -> answer(exchange, 500, "InternalServerError");
                case HANGING -> Thread.sleep(LATE);
                case HANGING_UP -> {}
                case REFUSING -> answer(exchange, 400, "ConditionalCheckFailedException");
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String error) throws IOException {
        var body = (error.isEmpty() ? "{}" : "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + error + "\"}")
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/x-amz-json-1.0");
        exchange.getResponseHeaders().set("x-amzn-ErrorType", error);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
