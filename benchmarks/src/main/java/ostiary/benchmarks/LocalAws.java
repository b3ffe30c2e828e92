package ostiary.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/// What the functions reach of AWS: over TLS, as there, DynamoDB Local and the texts of secrets; and without, as
/// there, the address that a restored function has its credentials from.
final class LocalAws implements AutoCloseable {
    private static final String CREDENTIALS = """
        {"AccessKeyId":"key","SecretAccessKey":"secret","Token":"token","Expiration":"2099-01-01T00:00:00Z"}\
        """;
    private static final List<String> PASSED_ON = List.of("content-type", "x-amzn-requestid", "x-amz-crc32");

    private final URI dynamoDb;
    private final Map<String, String> secrets;
    private final HttpsServer services;
    private final HttpServer credentials;
    private final HttpClient client = HttpClient.newHttpClient();

    /// @param secrets the texts by ARN
    LocalAws(URI dynamoDb, Map<String, String> secrets, LocalCertificate certificate)
            throws IOException, GeneralSecurityException {
        this.dynamoDb = dynamoDb;
        this.secrets = secrets;
        var anyPort = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        this.services = HttpsServer.create(anyPort, 0);
        this.credentials = HttpServer.create(anyPort, 0);
        services.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        start(services, this::serve);
        start(credentials, LocalAws::tellCredentials);
    }

    /// The variables by which a function finds all this.
    Map<String, String> variables() {
        return Map.of(
                "AWS_REGION",
                "eu-central-1",
                "AWS_ENDPOINT_URL",
                "https://127.0.0.1:" + services.getAddress().getPort(),
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://127.0.0.1:" + credentials.getAddress().getPort() + "/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                "token");
    }

    @Override
    public void close() {
        services.stop(0);
        credentials.stop(0);
        client.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestHeaders().getFirst("X-Amz-Target").startsWith("DynamoDB")) {
                passOn(exchange, request);
            } else {
                answer(exchange, secret(new String(request, UTF_8)).getBytes(UTF_8));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void passOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(dynamoDb).POST(BodyPublishers.ofByteArray(body));
        for (var name : List.of("Authorization", "X-Amz-Target", "X-Amz-Date", "Content-Type")) {
            request.header(name, exchange.getRequestHeaders().getFirst(name));
        }
        var response = client.send(request.build(), BodyHandlers.ofByteArray());
        for (var name : PASSED_ON) {
            response.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
        }
        exchange.sendResponseHeaders(response.statusCode(), response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    private String secret(String request) {
        var text = secrets.entrySet().stream()
                .filter(secret -> request.contains("\"" + secret.getKey() + "\""))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        return "{\"SecretString\":\""
                + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"}";
    }

    private static void tellCredentials(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange, CREDENTIALS.getBytes(UTF_8));
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void start(HttpServer server, HttpHandler handler) {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", handler);
        server.start();
    }
}
