package ostiary.adapters.cognito;

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
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.Dependency;
import ostiary.emulators.aws.cognito.PoolTokens;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// The wire protocol of Cognito user pools (AWS JSON 1.1) on loopback: takes what is as the API reference
/// wants it, and nothing else, and answers what a test has it answer.
public final class CognitoServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVICE = "AWSCognitoIdentityProviderService.";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();
    private volatile BiFunction<String, JsonNode, Answer> behaviour = (_, _) -> error("UserNotFoundException", "none");
    private volatile Duration delay = Duration.ZERO;

    /// What the server says.
    ///
    /// @param type of the error, if it is one
    public record Answer(int status, Optional<String> type, ObjectNode body) {}

    public CognitoServer() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// As functions have one, but for this server.
    CognitoIdentityProviderClient client() {
        var builder = CognitoIdentityProviderClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
        return new AwsClients().build(Dependency.COGNITO, builder);
    }

    /// Each request body, in order.
    public List<JsonNode> calls() {
        return List.copyOf(calls);
    }

    /// What each operation is answered from now on.
    public void behave(BiFunction<String, JsonNode, Answer> answers) {
        this.behaviour = answers;
    }

    public void hangFor(Duration time) {
        this.delay = time;
    }

    /// Tokens of which the ID token is `idToken`.
    public static Answer tokens(String idToken) {
        var body = JSON.createObjectNode();
        body.putObject("ChallengeParameters");
        body.putObject("AuthenticationResult")
                .put("AccessToken", "access")
                .put("ExpiresIn", 3600)
                .put("TokenType", "Bearer")
                .put("RefreshToken", "refresh")
                .put("IdToken", idToken);
        return new Answer(200, Optional.empty(), body);
    }

    public static Answer challenge(String name) {
        var body = JSON.createObjectNode().put("ChallengeName", name).put("Session", "session-of-cognito-1234567890");
        body.putObject("ChallengeParameters").put("USER_ID_FOR_SRP", "ada");
        return new Answer(200, Optional.empty(), body);
    }

    public static Answer error(String type, String message) {
        return error(400, type, message);
    }

    public static Answer error(int status, String type, String message) {
        return new Answer(
                status,
                Optional.of(type),
                JSON.createObjectNode().put("__type", type).put("message", message));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            var request = JSON.readTree(exchange.getRequestBody());
            calls.add(request);
            Thread.sleep(delay);
            var flaw = flaw(target, exchange.getRequestHeaders().getFirst("Content-Type"), request);
            var answer = flaw.map(text -> error("InvalidParameterException", text))
                    .orElseGet(() -> behaviour.apply(target.substring(SERVICE.length()), request));
            answer.type().ifPresent(type -> exchange.getResponseHeaders().set("x-amzn-ErrorType", type + ":"));
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            var bytes = JSON.writeValueAsBytes(answer.body());
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> flaw(String target, String mediaType, JsonNode request) {
        boolean sound = "application/x-amz-json-1.1".equals(mediaType)
                && request.path("UserPoolId").asText().equals(PoolTokens.POOL)
                && request.path("ClientId").asText().equals(PoolTokens.CLIENT);
        return switch (target) {
            case SERVICE + "AdminInitiateAuth" ->
                unless(sound
                        && request.path("AuthFlow").asText().equals("ADMIN_USER_PASSWORD_AUTH")
                        && request.path("AuthParameters").has("USERNAME")
                        && request.path("AuthParameters").has("PASSWORD"));
            case SERVICE + "AdminRespondToAuthChallenge" ->
                unless(sound
                        && request.path("ChallengeResponses").has("USERNAME")
                        && request.path("Session").asText().length() >= 20);
            default -> Optional.of("no such operation in this flow: " + target);
        };
    }

    private static Optional<String> unless(boolean sound) {
        return sound ? Optional.empty() : Optional.of("Missing required parameter");
    }
}
