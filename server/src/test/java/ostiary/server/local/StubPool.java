package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// A user pool in the words of Cognito's API, for what the emulator `cognito-local` does not do: second factors.
///
/// What it asks a user for is how the user's address begins: `sms@`, `totp@` or `new@`. It lets nobody else in, and
/// takes no other code than [#CODE].
final class StubPool implements AutoCloseable {
    static final String CODE = "123456";

    private static final String ID = "eu-central-1_stub";
    private static final String CLIENT = "client";
    private static final Map<String, String> CHALLENGES =
            Map.of("sms", "SMS_MFA", "totp", "SOFTWARE_TOKEN_MFA", "new", "NEW_PASSWORD_REQUIRED");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    StubPool() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /// As `make run SOURCE=migrating` is told: users of the directory are asked for there.
    LoginSource source() {
        return new LoginSource("migrating " + ID + " " + CLIENT, Optional.of(endpoint()));
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = JSON.readTree(exchange.getRequestBody());
            var answer = exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith("RespondToAuthChallenge")
                    ? responded(request.path("ChallengeResponses"))
                    : asked(request.path("AuthParameters").path("USERNAME").asText());
            var body = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(answer.containsKey("__type") ? 400 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, ?> asked(String username) {
        var challenge = CHALLENGES.get(username.split("@", 2)[0]);
        return challenge == null
                ? Map.of("__type", "NotAuthorizedException", "message", "Incorrect username or password.")
                : Map.of(
                        "ChallengeName",
                        challenge,
                        "Session",
                        "session-of-the-stub-1234567890",
                        "ChallengeParameters",
                        Map.of("USER_ID_FOR_SRP", username));
    }

    /// Whoever had a code by SMS must then set a new password.
    private Map<String, ?> responded(JsonNode responses) throws IOException {
        if (responses.path("SMS_MFA_CODE").asText().equals(CODE)) {
            return asked("new@example.org");
        }
        return responses.has("NEW_PASSWORD")
                        || responses.path("SOFTWARE_TOKEN_MFA_CODE").asText().equals(CODE)
                ? Map.of("AuthenticationResult", Map.of("IdToken", idToken()))
                : Map.of("__type", "CodeMismatchException", "message", "Invalid code.");
    }

    private String idToken() throws IOException {
        var claims = Map.of(
                "iss",
                endpoint() + "/" + ID,
                "aud",
                CLIENT,
                "token_use",
                "id",
                "sub",
                "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee",
                "email",
                "ada@example.org",
                "email_verified",
                true,
                "exp",
                Instant.now().getEpochSecond() + 600);
        return base64("{\"alg\":\"RS256\"}") + "." + base64(JSON.writeValueAsString(claims)) + ".c2lnbmF0dXJl";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
