package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A shell that somebody pastes into.
final class Shell {
    private Shell() {}

    static boolean isInstalled(String shell) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, shell)));
    }

    /// The lines that it prints.
    static List<String> paste(String shell, String script) throws IOException, InterruptedException {
        var process = new ProcessBuilder(shell).redirectErrorStream(true).start();
        try (var input = process.outputWriter()) {
            input.write(script);
        }
        var lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
