package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.adapters.secrets.KeptKeys;
import ostiary.core.password.Password;
import ostiary.core.user.Account;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserPasswords;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;

/// An import that is killed with SIGKILL again and again ends with every user once. `make kill-import` does it with
/// 100,000.
class KilledImportTest {
    private static final int USERS = Integer.getInteger("moving.users", 3000);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<Integer> KILLED_AT_PERCENT = List.of(20, 50, 80);
    private static final String HASH = "$2a$08$Ro0CUfOqk6cXEKf3dyaM7OhSCvnwM9s4wIX9JeLapehKK5YdLxKcm";

    private final Path directory;
    private final Path file;
    private final Path output;

    KilledImportTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("users.ndjson");
        this.output = directory.resolve("output");
    }

    @Test
    void endsWithEveryUserOnce() throws Exception {
        writeUsers();
        try (var database = DynamoDbLocal.start(Options.inMemory())) {
            var began = System.nanoTime();
            for (int percent : KILLED_AT_PERCENT) {
                kill(start(database), (long) USERS * percent / 100);
            }
            var last = start(database);
            assertThat(last.waitFor()).isZero();
            say("%,d users imported in %.1f s, killed at %s %%"
                    .formatted(USERS, (System.nanoTime() - began) / 1e9, KILLED_AT_PERCENT));

            assertThat(Files.readString(output)).contains("Going on: [", "100 %");
            assertEveryUserIsThereOnce(database);
            assertEveryLineIsReportedOnce();
        }
    }

    private void writeUsers() throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            for (int user = 1; user <= USERS; user++) {
                out.write(
                        "{\"user_id\":\"u%1$d\",\"email\":\"user-%1$d@example.org\",\"email_verified\":true,\"password_hash\":\"%2$s\"}\n"
                                .formatted(user, HASH));
            }
        }
    }

    private Process start(DynamoDbLocal database) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx128m", // whatever the size of the file
                        "-cp",
                        System.getProperty("java.class.path"),
                        OstiaryMain.class.getName(),
                        "import")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "FILE", file.toString(),
                        "FORMAT", "auth0",
                        "ENDPOINT", database.endpoint().toString(),
                        "SEALING_KEYS", sealingKeys()));
        return builder.start();
    }

    /// SIGKILL, as soon as `entries` are done.
    private void kill(Process process, long entries) throws Exception {
        var checkpoint = file.resolveSibling("users.ndjson.progress");
        var deadline = System.nanoTime() + PATIENCE.toNanos() + entries * 1_000_000;
        while (entriesOf(checkpoint) < entries) {
            assertThat(process.isAlive())
                    .as(() -> "ended by itself: " + read(output))
                    .isTrue();
            assertThat(System.nanoTime()).as("stuck").isLessThan(deadline);
            Thread.sleep(5);
        }
        Thread.sleep(ThreadLocalRandom.current().nextInt(50)); // anywhere between two checkpoints
        process.destroyForcibly();
        assertThat(process.waitFor()).isEqualTo(128 + 9);
        say("killed after %,d entries; the report has %,d lines"
                .formatted(entriesOf(checkpoint), reported().size()));
    }

    private static long entriesOf(Path checkpoint) throws IOException {
        return Files.exists(checkpoint)
                ? Long.parseLong(Files.readAllLines(checkpoint).get(2))
                : 0;
    }

    private void assertEveryUserIsThereOnce(DynamoDbLocal database) throws Exception {
        var settings = new Settings(Map.of("ENDPOINT", database.endpoint().toString(), "SEALING_KEYS", sealingKeys()));
        try (var destination = Destination.open(settings)) {
            var accounts = new OperatorsTable(directory, destination.store()).all();
            assertThat(accounts).hasSize(USERS);
            assertThat(distinct(accounts)).hasSize(USERS);
            var passwords = new UserPasswords(
                    new Argon2PasswordHasher(1, PATIENCE), destination.sealing().open());
            assertThat(accounts.subList(0, 5))
                    .allMatch(account -> passwords.matches(
                            Password.of("abc"),
                            account.credential().passwordHash(),
                            account.user().id()));
            say("the table has %,d accounts with %,d addresses"
                    .formatted(accounts.size(), distinct(accounts).size()));
        }
    }

    private String sealingKeys() {
        KeptKeys.sealing(directory, OperatorsTable.NOW);
        return KeptKeys.sealingFile(directory).toString();
    }

    private static Set<EmailAddress> distinct(List<Account> accounts) {
        var addresses = new HashSet<EmailAddress>();
        accounts.forEach(account -> addresses.add(account.user().email()));
        return addresses;
    }

    private void assertEveryLineIsReportedOnce() throws IOException {
        var lines = reported();
        assertThat(lines).hasSize(USERS);
        assertThat(new HashSet<>(lines)).hasSize(USERS);
        assertThat(lines).allMatch(line -> line.contains("\"imported\"") || line.contains("\"there_already\""));
        say("the report has %,d lines, %,d of them of users whom a killed run had written already"
                .formatted(
                        lines.size(),
                        lines.stream()
                                .filter(line -> line.contains("\"there_already\""))
                                .count()));
    }

    private List<String> reported() throws IOException {
        return Files.readAllLines(directory.resolve("users.ndjson.report.ndjson"), UTF_8);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
