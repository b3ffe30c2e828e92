package ostiary.functions.priming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import ostiary.blueprint.ServiceFunction;
import ostiary.service.SoundEnvironment;

/// Environments restored from one snapshot, which is one process's memory many times over, make nothing twice. That
/// process is another than that of the tests, so it runs beside them.
@Execution(CONCURRENT)
class RestoredTwiceTest {
    private static final int ENVIRONMENTS = 10;

    @Test
    @EnabledOnOs(OS.LINUX)
    void noIdNonceOrTokenIsEqualInAMillion() throws IOException, InterruptedException {
        var lines = run();

        // One for refresh tokens, codes and the nonces of sealed hashes, one for salts.
        assertThat(lines)
                .filteredOn(line -> line.startsWith("generators"))
                .containsExactly("generators [NativePRNG, NativePRNG]");
        assertThat(lines).contains("primed true", "with hooks 1000000 0");
        assertThat(repeats(lines, "without hooks")).isPositive();
        assertThat(repeats(lines, "seeded")).isPositive();
    }

    private static int repeats(List<String> lines, String what) {
        return lines.stream()
                .filter(line -> line.startsWith(what + " "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing of " + what + " in " + lines));
    }

    private static List<String> run() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/sun.security.provider=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx800m",
                "-Xmn600m",
                "-cp",
                System.getProperty("java.class.path"),
                RestoredEnvironments.class.getName(),
                Integer.toString(ENVIRONMENTS));
        builder.environment().putAll(SoundEnvironment.of(ServiceFunction.LOGIN));
        builder.environment().put("AWS_REGION", "eu-central-1");
        builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        var process = builder.redirectErrorStream(true).start();
        try {
            var lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
