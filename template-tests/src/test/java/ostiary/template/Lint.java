package ostiary.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// cfn-lint is no tool of the build: where it is on the `PATH`, its errors count.
final class Lint {
    private Lint() {}

    static String errors(Synthesis synthesis) throws IOException, InterruptedException {
        if (!isThere()) {
            return "";
        }
        return run(
                "cfn-lint",
                "--non-zero-exit-code",
                "error",
                "--ignore-checks",
                "W",
                "--format",
                "parseable",
                synthesis
                        .directory()
                        .resolve(synthesis.stack() + ".template.json")
                        .toString());
    }

    private static boolean isThere() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cfn-lint")));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
