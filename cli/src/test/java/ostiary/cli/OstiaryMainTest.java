package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// As a shell sees it.
class OstiaryMainTest {
    private static final String USERS = """
        {"user_id":"u1","email":"ada@example.org","email_verified":true,"password_hash":"$2b$04$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"}
        {"user_id":"u2","email":"bob@example.org"}
        """;

    private final Path directory;
    private final Path file;

    OstiaryMainTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.file = Files.writeString(directory.resolve("it's users.ndjson"), USERS);
    }

    @Test
    void movesUsersIntoADirectoryOfMakeRunAndOutOfIt() throws Exception {
        var data = directory.resolve("data").toString();
        var export = directory.resolve("export");

        var imported = run("import", 2, Map.of("FILE", file.toString(), "FORMAT", "auth0", "DATA", data));
        var exported = run(
                "export",
                0,
                Map.of(
                        "FILE",
                        export.toString(),
                        "KEY",
                        directory.resolve("key").toString(),
                        "DATA",
                        data));

        assertThat(imported).contains("100 %  2 of 2", "1  imported", "1  refused:unverified_email");
        assertThat(exported).contains("1 accounts in " + export);
        assertThat(export).content().contains("ada@example.org").hasLineCount(1);
    }

    @Test
    void saysInALineOrTwoWhatIsWrong() throws Exception {
        assertThat(run("import", 1, Map.of())).isEqualTo("Which file? Give FILE=path.\n");
        assertThat(run("import", 1, Map.of("FILE", file.toString(), "FORMAT", "csv")))
                .startsWith("FORMAT=csv? There are cognito-csv,")
                .hasLineCount(1);
        assertThat(run("import", 1, Map.of("FILE", file.toString(), "FORMAT", "auth0")))
                .startsWith("Where are the accounts?")
                .hasLineCount(1);
        assertThat(run("steal", 1, Map.of("FILE", file.toString()))).hasLineCount(1);
    }

    /// Its 1 tells of the account, so that a wrong call has another status.
    @Test
    void callsTheDoctor() throws Exception {
        assertThat(run("doctor", 2, Map.of("AWS_REGION", "eu.evil.example")))
                .startsWith("In which Region?")
                .hasLineCount(1);
    }

    @Test
    void saysThatNobodyAnswersAtAnAddress() throws Exception {
        assertThat(run("export", 1, Map.of("FILE", "x", "KEY", "y", "ENDPOINT", "http://127.0.0.1:1")))
                .contains("http://127.0.0.1:1 does not answer")
                .doesNotContain("\tat ")
                .hasLineCount(2);
    }

    @Test
    void wantsOnePlace() {
        for (var places : List.of(
                Map.of("DATA", "x", "ENDPOINT", "http://127.0.0.1:1"),
                Map.of("ENDPOINT", "h t t p"),
                Map.<String, String>of())) {
            assertThatExceptionOfType(MovingException.class).isThrownBy(() -> Destination.open(new Settings(places)));
        }
    }

    private static String run(String command, int exit, Map<String, String> environment) throws Exception {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OstiaryMain.class.getName(),
                        command)
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exit);
        return output;
    }
}
