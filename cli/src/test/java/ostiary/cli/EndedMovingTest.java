package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.cli.Auth0Lines.LINE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import ostiary.adapters.secrets.KeptKeys;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;

/// Ctrl-C and `kill`, and data that a running service uses.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndedMovingTest {
    private final Path directory;
    private final Path output;

    EndedMovingTest(@TempDir Path directory) {
        this.directory = directory;
        this.output = directory.resolve("output");
    }

    @Test
    void saysThatNothingIsWrittenYet() throws Exception {
        var pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (var database = DynamoDbLocal.start(Options.inMemory())) {
            var process = start(Map.of(
                    "FILE",
                    pipe.toString(),
                    "FORMAT",
                    "auth0",
                    "ENDPOINT",
                    database.endpoint().toString(),
                    "SEALING_KEYS",
                    sealingKeys()));
            try (var writer = Files.newOutputStream(pipe)) { // opens when the import reads
                writer.write("{\"email".getBytes(UTF_8));
                writer.flush();
                process.destroy();

                assertThat(output(process)).contains("Ended. Nothing was written.");
            }
        }
    }

    @Test
    void saysHowToGoOn() throws Exception {
        var file = Files.writeString(
                directory.resolve("users"),
                IntStream.range(0, 20_000).mapToObj(Auth0Lines::user).collect(Collectors.joining()));
        try (var database = DynamoDbLocal.start(Options.inMemory())) {
            var process = start(Map.of(
                    "FILE",
                    file.toString(),
                    "FORMAT",
                    "auth0",
                    "ENDPOINT",
                    database.endpoint().toString(),
                    "SEALING_KEYS",
                    sealingKeys()));
            while (process.isAlive() && !isUnderWay()) {
                Thread.sleep(5);
            }
            process.destroy();

            assertThat(output(process)).contains("What was written stays, and the same command goes on");
        }
    }

    private String sealingKeys() {
        KeptKeys.sealing(directory, OperatorsTable.NOW);
        return KeptKeys.sealingFile(directory).toString();
    }

    private boolean isUnderWay() throws IOException {
        var progress = directory.resolve("users.progress");
        return Files.exists(progress) && !Files.readAllLines(progress).get(2).equals("0");
    }

    @Test
    void doesNotTouchTheDataOfARunningService() throws Exception {
        var data = directory.resolve("data");
        var file = Files.writeString(directory.resolve("users"), LINE.formatted("u", "user@example.org"));
        try (var _ = DynamoDbLocal.start(Options.storedIn(data))) {
            var process = start(Map.of("FILE", file.toString(), "FORMAT", "auth0", "DATA", data.toString()));

            assertThat(output(process))
                    .startsWith(
                            "The data in " + data + " is in use by a service that runs. Stop it, or give the ENDPOINT")
                    .hasLineCount(1);
            assertThat(process.waitFor()).isEqualTo(1);
        }
        var process = start(Map.of("FILE", file.toString(), "FORMAT", "auth0", "DATA", data.toString()));
        assertThat(output(process)).contains("1  imported");
        assertThat(process.waitFor()).isZero();
    }

    private Process start(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OstiaryMain.class.getName(),
                        "import")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile()); // a pipe would be closed with the process
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String output(Process process) throws Exception {
        process.waitFor();
        return Files.readString(output);
    }
}
