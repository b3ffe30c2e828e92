package ostiary.emulators.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// DynamoDB Local on 127.0.0.1, in a process of its own because its libraries clash with a current AWS SDK.
///
/// It deletes expired items at once, unlike AWS. It ends with [#close], or with this process, however that ends.
public final class DynamoDbLocal implements AutoCloseable {
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);
    private static final Duration TIME_TO_END = Duration.ofSeconds(5);

    private final Process process;
    private final URI endpoint;

    private DynamoDbLocal(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /// Returns when it is ready, after one to three seconds.
    ///
    /// @throws IllegalStateException with the process's output if it does not start, as when the port is taken
    /// @throws UncheckedIOException if the directory can't be created or Java can't be started
    public static DynamoDbLocal start(Options options) {
        try {
            var process = new ProcessBuilder(command(options))
                    .redirectErrorStream(true)
                    .start();
            var output = ProcessOutput.of(process);
            var port = output.port(TIME_TO_START);
            if (port.isEmpty()) {
                process.destroyForcibly();
                throw new IllegalStateException("DynamoDB Local did not start:\n" + output.text());
            }
            return new DynamoDbLocal(process, URI.create("http://127.0.0.1:" + port.getAsInt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /// The process id.
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(TIME_TO_END)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Options options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:+UseSerialGC");
        command.add("-Xmx512m");
        command.add("-cp");
        command.add(classPath());
        command.add(LoopbackServer.class.getName());
        command.add(Integer.toString(options.port()));
        if (options.directory().isPresent()) {
            command.add(Files.createDirectories(options.directory().get())
                    .toAbsolutePath()
                    .toString());
        }
        return command;
    }

    /// The server's libraries as Maven resolved them, and this module for [LoopbackServer].
    private static String classPath() throws IOException {
        try (var libraries = DynamoDbLocal.class.getResourceAsStream("server.classpath")) {
            var location =
                    DynamoDbLocal.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(location.toURI())
                    + File.pathSeparator
                    + new String(Objects.requireNonNull(libraries).readAllBytes(), UTF_8).strip();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
