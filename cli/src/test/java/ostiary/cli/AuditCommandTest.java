package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.adapters.dynamodb.DynamoDbTrailHeadStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.files.DirectoryTrailRecordStore;
import ostiary.core.testing.Fresh;
import ostiary.core.trail.RecordEvent;
import ostiary.core.trail.TrailEvent;
import ostiary.core.user.UserId;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import ostiary.emulators.dynamodb.TableCreator;

/// The commands of the audit trail, on heads in DynamoDB Local and a copy of the bucket.
class AuditCommandTest {
    private static final Instant NOW = Instant.parse("2026-12-01T18:00:00Z");
    private static final UserId ADA = Fresh.userId();

    private final DynamoDbLocal database = DynamoDbLocal.start(Options.inMemory());
    private final Settings settings =
            new Settings(Map.of("ENDPOINT", database.endpoint().toString()));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private OpenTable open;
    private RecordEvent recorder;
    private int events;

    @BeforeEach
    void adaDidFiveThings() throws MovingException {
        open = OpenTable.open(settings);
        var table =
                new Table(open.table().client(), new TableCreator(database.endpoint()).createTrail("ostiary-audit"));
        recorder = new RecordEvent(
                new DynamoDbTrailHeadStore(table),
                new DirectoryTrailRecordStore(directory),
                new SecureRandom(),
                () -> NOW);
        for (int i = 0; i < 5; i++) {
            record("session.started");
        }
    }

    @AfterEach
    void stop() {
        open.close();
        database.close();
    }

    private void record(String type) {
        events++;
        recorder.record(new TrailEvent(
                "change-" + events + "." + type,
                type,
                NOW,
                ADA.toString(),
                Optional.of(ADA),
                Optional.empty(),
                type.equals("user.deleted"),
                "{}"));
    }

    private int run(String... arguments) {
        var all = Stream.concat(
                        Stream.of(arguments), Stream.of("--audit-table=ostiary-audit", "--records=" + directory))
                .toArray(String[]::new);
        return OstiaryMain.commandLine(settings, Progress.on(new PrintStream(PrintStream.nullOutputStream())))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aTrailThatIsWholeIsSaidToBe() {
        assertThat(run("audit", "verify")).isZero();
        assertThat(out.toString()).contains("5 records read, 0 on their way to the bucket. Each chain is whole.");
    }

    @Test
    void theFirstBadRecordIsNamed() throws IOException {
        var third = files().get(2);
        Files.writeString(third, Files.readString(third).replace("change-3", "change-0"));

        assertThat(run("audit", "verify")).isEqualTo(2);
        assertThat(out.toString())
                .contains("record 3 was altered", directory.relativize(third).toString(), "The trail is not whole.");

        Files.delete(files().get(1));
        assertThat(run("audit", "verify", "--json")).isEqualTo(2);
        assertThat(out.toString()).contains("\"whole\":false", "\"kind\":\"missing\",\"number\":2");
    }

    @Test
    void headsThatWereNotedTellOfAChainThatWasBroughtBack() throws IOException {
        assertThat(run("audit", "verify", "--json")).isZero();
        var noted = Files.writeString(directory.resolve("noted"), out.toString());
        record("session.ended");
        assertThat(run("audit", "verify", "--noted=" + noted)).isZero();

        Files.writeString(noted, out.toString().replace("\"number\":5", "\"number\":4"));
        assertThat(run("audit", "verify", "--noted=" + noted)).isEqualTo(2);
        assertThat(out.toString()).contains("record 4 is not as in the chain whose head was noted");

        Files.writeString(noted, "{}");
        assertThat(run("audit", "verify", "--noted=" + noted)).isEqualTo(1);
        assertThat(err.toString()).contains("has no heads");
    }

    @Test
    void aUsersRecordsAreShownTheNewestFirst() {
        assertThat(run("audit", "show", ADA.toString(), "--most=2")).isZero();
        assertThat(out.toString()).containsSubsequence("change-5", "change-4", "There are more");
        assertThat(out.toString()).doesNotContain("change-3");

        assertThat(run("audit", "show", ADA.toString(), "--json")).isZero();
        assertThat(out.toString()).contains("{\"records\":[{\"v\":1,");
    }

    @Test
    void nobodyLearnsOfWhoIsGone() {
        record("user.deleted");

        assertThat(run("audit", "show", ADA.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("the account is gone");
        assertThat(run("audit", "verify")).isZero();
    }

    @Test
    void whatIsMissingIsAskedFor() {
        assertThat(run("audit", "show", "ada@example.org")).isEqualTo(1);
        assertThat(err.toString()).contains("USER is the id of a user");

        var nowhere = new Settings(Map.of());
        int status = OstiaryMain.commandLine(nowhere, Progress.on(new PrintStream(PrintStream.nullOutputStream())))
                .setErr(new PrintWriter(err, true))
                .execute("audit", "verify");
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("--audit-table");
    }
}
