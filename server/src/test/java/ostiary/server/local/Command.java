package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;

/// The result of a command.
///
/// @param printed on both of its streams
record Command(int status, String printed) {
    static Command run(Path directory, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Command(process.waitFor(), printed);
    }

    /// One that must do well.
    static void mustRun(Path directory, String... command) throws IOException, InterruptedException {
        var done = run(directory, command);
        if (done.status() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + done.status() + ": " + done.printed());
        }
    }
}
