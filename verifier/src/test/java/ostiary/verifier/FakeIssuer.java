package ostiary.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import ostiary.core.key.VerificationKey;
import ostiary.jose.HostileTokens;
import ostiary.jose.JwkSet;

/// Answers as the routes of a service do that a verifier calls.
final class FakeIssuer implements AutoCloseable {
    static final String ISSUER = "https://auth.example.com";
    static final String AUDIENCE = "https://api.example.com";

    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    volatile String revocations = page("", "");
    volatile int statusOfRevocations = 200;
    volatile String keySet;

    /// The path whose answer stops after its headers.
    volatile String silent = "";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);

    FakeIssuer(KeyPair pair) throws IOException {
        this.keySet = JwkSet.of(List.of(new VerificationKey(HostileTokens.kid(pair), pair.getPublic())));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
        answer("/.well-known/jwks.json", () -> 200, () -> keySet);
        answer("/oauth2/token", () -> 200, () -> "{\"access_token\":\"verifiers\",\"expires_in\":600}");
        answer("/revocations", () -> statusOfRevocations, () -> revocations);
        server.setExecutor(threads);
        server.start();
    }

    /// @param entries objects with commas between
    /// @param next empty on the last page
    static String page(String entries, String next) {
        return "{\"revocations\":[" + entries + "],\"complete_since\":\"2026-11-30T12:00:05Z\""
                + (next.isEmpty() ? "" : ",\"next\":\"" + next + "\"") + "}";
    }

    private void answer(String path, Supplier<Integer> status, Supplier<String> body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                calls.add(seen(exchange));
                var bytes = body.get().getBytes(UTF_8);
                exchange.sendResponseHeaders(status.get(), bytes.length);
                if (path.equals(silent)) {
                    exchange.getResponseBody().flush();
                    closed.await();
                }
                exchange.getResponseBody().write(bytes);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
    }

    private static String seen(HttpExchange exchange) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("authorization");
        return exchange.getRequestMethod() + " " + exchange.getRequestURI()
                + (authorization == null ? "" : " " + authorization)
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    VerifierSettings settings() {
        return VerifierSettings.of(ISSUER, AUDIENCE)
                .at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    long count(String method) {
        return calls.stream().filter(call -> call.startsWith(method)).count();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdown();
    }
}
