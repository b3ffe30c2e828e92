package ostiary.emulators.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// DynamoDB Local on 127.0.0.1, in a process of its own because its libraries clash with a current AWS SDK.
///
/// It deletes expired items at once, unlike AWS. It ends with [#close], or with this process, however that ends.
public final class DynamoDbLocal implements AutoCloseable {
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);
    private static final Duration TIME_TO_END = Duration.ofSeconds(5);

    private final Process process;
    private final URI endpoint;
    private final Optional<DirectoryLock> lock;

    private DynamoDbLocal(Process process, URI endpoint, Optional<DirectoryLock> lock) {
        this.process = process;
        this.endpoint = endpoint;
        this.lock = lock;
    }

    /// Returns when it is ready, after one to three seconds.
    ///
    /// @throws DirectoryInUseException if another one keeps its tables in the directory
    /// @throws IllegalStateException with the process's output if it does not come up, as when the port is taken
    /// @throws UncheckedIOException if the directory can't be made or Java not be started
    public static DynamoDbLocal start(Options options) {
        try {
            var lock = options.directory().isPresent()
                    ? Optional.of(DirectoryLock.of(options.directory().get()))
                    : Optional.<DirectoryLock>empty();
            if (options.directory().isPresent()) {
                OwnerOnlyFiles.closeOld(options.directory().get());
            }
            var process = new ProcessBuilder(command(options))
                    .redirectErrorStream(true)
                    .start();
            var output = ProcessOutput.of(process);
            var port = output.port(TIME_TO_START);
            if (port.isEmpty()) {
                process.destroyForcibly();
                lock.ifPresent(DirectoryLock::close);
                throw new IllegalStateException("DynamoDB Local did not start:\n" + output.text());
            }
            return new DynamoDbLocal(process, URI.create("http://127.0.0.1:" + port.getAsInt()), lock);
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
        } finally {
            lock.ifPresent(DirectoryLock::close);
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
            command.add(options.directory().get().toAbsolutePath().toString());
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
