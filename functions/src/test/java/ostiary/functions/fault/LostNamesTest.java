package ostiary.functions.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import ostiary.adapters.aws.TimeScale;
import ostiary.adapters.fault.WallClock;

/// The names of AWS can't be found (NXDOMAIN), and then can again. A JVM remembers names, and for how long is decided
/// once: so this goes on in one of its own, and beside the other tests. See [BrownOutTest].
@Execution(CONCURRENT)
class LostNamesTest {
    @TempDir
    private Path directory;

    @Test
    void areAnswered503AndFoundAgain() throws IOException, InterruptedException {
        var hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-D" + TimeScale.PROPERTY + "=" + (WallClock.IS_JUDGED ? 1 : 4),
                        "-Djdk.net.hosts.file=" + hosts,
                        "-Dostiary.timed=" + WallClock.IS_JUDGED,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LostNames.class.getName(),
                        hosts.toString())
                .redirectErrorStream(true)
                .start();
        try {
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);

            assertThat(output.strip()).isEqualTo("done");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
