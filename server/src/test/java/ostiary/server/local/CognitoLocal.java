package ostiary.server.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The emulator `cognito-local` of npm in a process of its own, on a free port of loopback.
final class CognitoLocal implements AutoCloseable {
    private static final int START_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI endpoint;

    private CognitoLocal(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /// Fetches the pinned version, unless it is there, and starts it with no pool in it.
    static CognitoLocal start() throws IOException, InterruptedException {
        var home = Npm.install("cognito-local");
        int port = freePort();
        var process = new ProcessBuilder(
                        "node",
                        home.resolve("node_modules/cognito-local/lib/bin/start.js")
                                .toAbsolutePath()
                                .toString())
                .directory(Files.createTempDirectory(home, "run").toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile());
        process.environment().putAll(Map.of("HOST", "127.0.0.1", "PORT", Integer.toString(port)));
        var started = new CognitoLocal(process.start(), URI.create("http://127.0.0.1:" + port));
        started.awaitAnswer();
        return started;
    }

    URI endpoint() {
        return endpoint;
    }

    /// The emulator's answer to an administrator.
    JsonNode ask(String operation, Map<String, ?> request) throws IOException, InterruptedException {
        var response = HTTP.send(
                HttpRequest.newBuilder(endpoint)
                        .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(request)))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(operation + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private void awaitAnswer() throws InterruptedException {
        for (int second = 0; second < START_SECONDS * 5; second++) {
            try {
                ask("ListUserPools", Map.of("MaxResults", 1));
                return;
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        close();
        throw new IllegalStateException("cognito-local does not answer");
    }
}
