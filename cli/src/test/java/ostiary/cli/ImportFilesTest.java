package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static ostiary.cli.Auth0Lines.LINE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.core.user.ImportId;
import ostiary.core.user.InMemoryBulkAccountStore;
import ostiary.core.user.InMemoryUserStore;

/// The files that an import reads and writes: none is overwritten, and none is written through a planted link.
class ImportFilesTest {
    private static final String ONE = LINE.formatted("u1", "user-1@example.org");

    private final OperatorsTable table;
    private final Path victim;

    ImportFilesTest(@TempDir Path directory, @TempDir Path elsewhere) throws Exception {
        this.table = new OperatorsTable(directory, new InMemoryBulkAccountStore(new InMemoryUserStore()));
        this.victim = Files.writeString(elsewhere.resolve("victim"), "precious");
    }

    private void plant(String... names) throws Exception {
        for (var name : names) {
            Files.createSymbolicLink(table.directory.resolve(name), victim);
        }
    }

    @Test
    void overwritesNothingThroughAPlantedLink() throws Exception {
        plant("users.report.ndjson", "users.dry-run.ndjson");

        table.importing("auth0", table.write("users", ONE), "DRY_RUN=1");
        var told = table.importing("auth0", table.directory.resolve("users"));

        assertThat(victim).hasContent("precious");
        assertThat(told).endsWith("users.report.2.ndjson");
        assertThat(table.directory.resolve("users.report.2.ndjson")).exists();
        assertThat(table.directory.toFile().list())
                .containsExactlyInAnyOrder(
                        "users",
                        "users.report.ndjson",
                        "users.report.2.ndjson",
                        "users.dry-run.ndjson",
                        "users.dry-run.2.ndjson");
    }

    @Test
    void followsNoLinkForItsProgress() throws Exception {
        plant("users.progress");

        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> table.importing("auth0", table.write("users", ONE)))
                .withMessageContaining("users.progress");

        assertThat(victim).hasContent("precious");
        assertThat(table.all()).isEmpty();
    }

    @Test
    void exportsThroughNoPlantedLink() throws Exception {
        plant("export.sig", "export.sig.part", "export.part");
        table.importing("auth0", table.write("users", ONE));

        table.exporting(table.directory.resolve("export"), "KEY=" + table.directory.resolve("key"));

        assertThat(victim).hasContent("precious");
        assertThat(Files.isSymbolicLink(table.directory.resolve("export.sig"))).isFalse();
        plant("other.pub", "link");
        for (var wrong : List.of("KEY=" + table.directory.resolve("other"), "KEY=" + table.directory.resolve("link"))) {
            assertThat(catchThrowable(() -> table.exporting(table.directory.resolve("again"), wrong)))
                    .isNotNull();
        }
        assertThat(victim).hasContent("precious");
    }

    @Test
    void neverOverwritesAReport() throws Exception {
        var file = table.write("users", ONE);
        table.importing("auth0", file);
        var first = Files.readString(table.directory.resolve("users.report.ndjson"));

        assertThat(table.importing("auth0", file)).endsWith("users.report.2.ndjson");
        assertThat(table.directory.resolve("users.report.ndjson")).hasContent(first);
        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> table.importing("auth0", file, "REPORT=" + victim))
                .withMessageContaining("left as it is");
        assertThat(victim).hasContent("precious");
    }

    @Test
    void doesNotShareAReportWithAnImportThatIsAtWork() throws Exception {
        var many = IntStream.range(0, 300).mapToObj(Auth0Lines::user).collect(Collectors.joining());
        var file = table.write("users", many);
        var path = table.directory.resolve("users.report.ndjson");
        try (var atWork = Report.create(Optional.of(path), file, "")) {
            new Checkpoint("x", 0, 0, new Tally(), ImportId.fresh(), List.of(), path)
                    .writeFirst(table.directory.resolve("users.progress"));

            assertThatExceptionOfType(MovingException.class)
                    .isThrownBy(() -> table.importing("auth0", file))
                    .withMessageContaining("at work");
            assertThat(atWork.flush()).isZero();
        }
        table.importing("auth0", file); // its writer is gone
        assertThat(table.all()).hasSize(300);
    }

    /// Or it would cut the report of the one that came to its end between the two looks.
    @Test
    void goesOnWithNoReportOfAnImportThatHasEndedMeanwhile() throws Exception {
        var progress = table.directory.resolve("users.progress");
        var path = table.directory.resolve("users.report.ndjson");
        Report.create(Optional.of(path), path, "").close();
        Files.writeString(path, "a whole report");
        var seen = new Checkpoint("x", 0, 0, new Tally(), ImportId.fresh(), List.of(), path);

        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> Report.goOn(seen, progress))
                .withMessageContaining("just ended");
        new Checkpoint("x", 0, 0, new Tally(), ImportId.fresh(), List.of(), path).writeFirst(progress);
        assertThatExceptionOfType(MovingException.class).isThrownBy(() -> Report.goOn(seen, progress));

        assertThat(path).hasContent("a whole report");
    }

    /// Both have found the checkpoint of an import of what the file was before.
    @Test
    void isReplacedByOneOfTwoImports() throws Exception {
        var progress = table.directory.resolve("users.progress");
        var path = table.directory.resolve("users.report.ndjson");
        Report.create(Optional.of(path), path, "").close();
        var old = new Checkpoint("x", 0, 0, new Tally(), ImportId.fresh(), List.of(), path);
        old.writeFirst(progress);

        try (var _ = Report.lock(old, progress)) {
            assertThatExceptionOfType(MovingException.class)
                    .isThrownBy(() -> Report.lock(old, progress))
                    .withMessageContaining("at work");
            new Checkpoint("y", 0, 0, new Tally(), ImportId.fresh(), old.replaced(), path).write(progress);
        }

        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> Report.lock(old, progress))
                .withMessageContaining("just begun");
    }

    @Test
    void isTwoImportsAtOnceAndNobodyTwice() throws Exception {
        var file = table.write(
                "users", IntStream.range(0, 2000).mapToObj(Auth0Lines::user).collect(Collectors.joining()));
        var others = new AtomicInteger();
        var threads = IntStream.range(0, 2)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    try {
                        table.importing("auth0", file);
                    } catch (MovingException refused) {
                        others.incrementAndGet();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(others.get()).isLessThan(2);
        assertThat(table.all()).hasSize(2000);
        assertThat(importedByAllReports()).hasSize(2000).doesNotHaveDuplicates();
    }

    /// Of two imports each may have a report; which of them gets the first name is chance.
    private List<String> importedByAllReports() throws IOException {
        var imported = new ArrayList<String>();
        try (var reports = Files.newDirectoryStream(table.directory, "users.report*.ndjson")) {
            for (var report : reports) {
                var outcomes = table.outcomes(report, "");
                assertThat(outcomes).hasSize(2000).doesNotHaveDuplicates();
                imported.addAll(outcomes.stream()
                        .filter(line -> line.contains("\"imported\""))
                        .toList());
            }
        }
        return imported;
    }

    @Test
    void saysWhoseFileItIs() throws Exception {
        var firebase = table.write("users", "{\"users\":[{\"localId\":\"a\",\"email\":\"a@example.org\"}]}");

        for (var format : List.of("auth0", "keycloak", "cognito-csv")) {
            for (var dry : List.of("DRY_RUN=1", "DRY_RUN=0")) {
                assertThatExceptionOfType(MovingException.class)
                        .isThrownBy(() -> table.importing(format, firebase, dry))
                        .withMessageContaining("FORMAT=firebase");
            }
        }
        assertThat(table.directory.toFile().list()).containsExactly("users");
    }

    @Test
    void isAnErrorIfNobodyIsInItOrItIsCutOff() throws Exception {
        for (var text : List.of("", "\n", "\uFEFF", "[]", ONE + ONE.substring(0, 70))) {
            for (var dry : List.of("DRY_RUN=1", "DRY_RUN=0")) {
                assertThatExceptionOfType(MovingException.class)
                        .as(text)
                        .isThrownBy(() -> table.importing("auth0", table.write("users", text), dry));
            }
        }
        assertThat(table.all()).isEmpty();
        assertThat(table.directory.toFile().list()).containsExactly("users");
    }
}
