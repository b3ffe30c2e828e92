package ostiary.adapters.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// In a JVM of its own: a cold start is one a process, and the metrics must not keep a process up where no Lambda is.
class ColdStartTest {
    @Test
    void itIsCountedOnceAndTheJvmEnds() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TwoInvocations.class.getName());
        builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        var process = builder.redirectErrorStream(true).start();
        try {
            var lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();

            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(lines).hasSize(3);
            assertThat(lines.getFirst())
                    .contains("\"ColdStart\":1", "\"Dimensions\":[[\"FunctionName\"]]", "\"FunctionName\":\"login\"");
            assertThat(lines.subList(1, 3)).allMatch(line -> line.contains("\"Latency\":"));
        } finally {
            process.destroyForcibly();
        }
    }

    /// The main class that the JVM runs.
    static final class TwoInvocations {
        private TwoInvocations() {}

        public static void main(String[] arguments) {
            for (int i = 0; i < 2; i++) {
                Invocation.begin(new FunctionContext("id-" + i, "login")).close();
            }
        }
    }
}
