package ostiary.emulators.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The API from which a runtime fetches its next invocation, for one execution environment
/// (<https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>).
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final LinkedTransferQueue<Invocation> waiting = new LinkedTransferQueue<>();
    private final CompletableFuture<Void> initialised = new CompletableFuture<>();
    private final CountDownLatch restored = new CountDownLatch(1);
    private final Semaphore idle = new Semaphore(0);
    private volatile Invocation current = Invocation.NONE;

    private record Invocation(
            String id, String functionArn, String event, Instant deadline, CompletableFuture<Outcome> outcome) {
        static final Invocation NONE = new Invocation("", "", "", Instant.EPOCH, new CompletableFuture<>());
    }

    RuntimeApi() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(ROOT, this::handle).getFilters().add(new LoopbackHosts());
        server.start();
    }

    /// The value of `AWS_LAMBDA_RUNTIME_API`.
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Completes when the runtime polls for work or, with SnapStart, to be restored;
    /// fails when initialisation fails.
    CompletableFuture<Void> initialised() {
        return initialised;
    }

    void restore() {
        restored.countDown();
    }

    /// @param functionArn by which it is invoked, with the version or alias if one is named
    CompletableFuture<Outcome> invoke(String functionArn, String event, Instant deadline) {
        var invocation = new Invocation(
                UUID.randomUUID().toString(), functionArn, event, deadline, new CompletableFuture<Outcome>());
        current = invocation;
        waiting.add(invocation);
        return invocation.outcome();
    }

    /// Whether the runtime becomes idle within `timeout`: an environment is frozen then, and not before.
    boolean awaitIdle(Duration timeout) throws InterruptedException {
        boolean isIdle = idle.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (isIdle) {
            idle.release();
        }
        return isIdle;
    }

    /// Called when the process has ended.
    void end(String why) {
        initialised.completeExceptionally(new IllegalStateException(why));
        current.outcome().complete(new Outcome.Crashed(why));
        idle.release();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = exchange.getRequestURI().getPath().substring(ROOT.length());
            switch (call) {
                case "invocation/next" -> next(exchange);
                case "restore/next" -> restoreNext(exchange);
                case "init/error", "restore/error" -> {
                    initialised.completeExceptionally(new IllegalStateException(call + ": " + body(exchange)));
                    exchange.sendResponseHeaders(202, -1);
                }
                default -> result(call, exchange);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        initialised.complete(null);
        idle.release();
        var invocation = waiting.take();
        idle.drainPermits();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(invocation.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
        headers.set("Lambda-Runtime-Trace-Id", trace(invocation));
        headers.set("Content-Type", "application/json");
        var event = invocation.event().getBytes(UTF_8);
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    private void restoreNext(HttpExchange exchange) throws IOException, InterruptedException {
        initialised.complete(null);
        restored.await();
        exchange.sendResponseHeaders(200, -1);
    }

    private void result(String call, HttpExchange exchange) throws IOException {
        var payload = body(exchange);
        exchange.sendResponseHeaders(202, -1);
        var invocation = current;
        if (call.equals("invocation/" + invocation.id() + "/response")) {
            invocation.outcome().complete(new Outcome.Answered(payload));
        } else if (call.equals("invocation/" + invocation.id() + "/error")) {
            invocation.outcome().complete(new Outcome.Failed(payload));
        }
    }

    private static String trace(Invocation invocation) {
        return "Root=1-%08x-%s;Sampled=1"
                .formatted(
                        invocation.deadline().getEpochSecond(),
                        invocation.id().replace("-", "").substring(0, 24));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }
}
