package ostiary.emulators.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads the server's output for as long as it runs: otherwise its pipe fills up and blocks it.
final class ProcessOutput {
    private static final int LINES_KEPT = 100;

    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final CompletableFuture<OptionalInt> port = new CompletableFuture<>();

    private ProcessOutput() {}

    static ProcessOutput of(Process process) {
        var output = new ProcessOutput();
        // Not a virtual thread: reading a pipe pins its carrier, and two such reads block all
        // virtual threads on two cores.
        Thread.ofPlatform().daemon().name("output of DynamoDB Local").start(() -> output.readFrom(process));
        return output;
    }

    /// Waits for the port that the server listens on; empty if the process ends, or `timeout`
    /// passes, before it listens.
    OptionalInt port(Duration timeout) {
        try {
            return port.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notReady) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /// The last lines of the output.
    synchronized String text() {
        return String.join("\n", lines);
    }

    private void readFrom(Process process) {
        try (var reader = process.inputReader(UTF_8)) {
            reader.lines().forEach(this::add);
        } catch (IOException | UncheckedIOException closed) {
            // the process has ended
        } finally {
            port.complete(OptionalInt.empty());
        }
    }

    private synchronized void add(String line) {
        if (line.startsWith(LoopbackServer.READY)) {
            port.complete(OptionalInt.of(Integer.parseInt(line.substring(LoopbackServer.READY.length()))));
        }
        if (lines.size() == LINES_KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }
}
