package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.cli.Auth0Lines.LINE;
import static ostiary.cli.Auth0Lines.user;
import static ostiary.cli.Auth0Lines.users;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.core.user.InMemoryBulkAccountStore;
import ostiary.core.user.InMemoryUserStore;

/// The effects of a file that is only looked at, can't be read to its end, is changed meanwhile or is no file.
class ImportSourceTest {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final OperatorsTable table;

    ImportSourceTest(@TempDir Path directory) {
        this.table = new OperatorsTable(directory, new InMemoryBulkAccountStore(users));
    }

    @Test
    void writesNothingInADryRunAndForeseesWhatAnImportDoes() throws Exception {
        var far = users(150); // so that the two are not looked up together
        var file = table.write("users", user(200) + far + LINE.formatted("other", "user-200@example.org") + "x\n");

        var told = table.importing("auth0", file, "DRY_RUN=1");

        assertThat(table.all()).isEmpty();
        assertThat(told).contains("Nothing was written", "151  imported", "1  refused:address_taken");
        assertThat(file.resolveSibling("users.progress")).doesNotExist();
        var previewed = table.outcomes(file, ".dry-run.ndjson");
        table.importing("auth0", file);
        assertThat(table.report(file)).isEqualTo(previewed);
    }

    @Test
    void writesNothingOfAFileThatCantBeReadToItsEnd() throws Exception {
        var file = table.write("realm.json", "{\"users\":[{\"email\":\"a@example.org\",\"emailVerified\":true}");

        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> table.importing("keycloak", file))
                .withMessageContaining("realm.json, line 1");
        assertThat(table.all()).isEmpty();
    }

    /// The file that was looked at, and whose signature was checked, is the one that is written.
    @Test
    void writesNothingThatIsPutIntoTheFileMeanwhile() throws Exception {
        var file = table.write("users", users(2000));
        var forged = IntStream.rangeClosed(1, 2000)
                .mapToObj(number -> LINE.formatted("f" + number, "forged-" + number + "@example.org"))
                .collect(Collectors.joining());
        var meanwhile = new Meanwhile(table.store, () -> table.write("users", forged));

        table.importing(meanwhile, "auth0", file);

        assertThat(file).hasContent(forged);
        assertThat(table.all())
                .hasSize(2000)
                .noneMatch(account -> account.user().email().value().startsWith("forged"));
        assertThat(table.directory.toFile().list()).containsExactlyInAnyOrder("users", "users.report.ndjson");
    }

    /// A pipe can be read only once.
    @Test
    void readsAPipe() throws Exception {
        var pipe = table.directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var writer = Thread.ofVirtual().start(() -> {
            try {
                Files.writeString(pipe, users(300), StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        table.importing("auth0", pipe);

        writer.join();
        assertThat(table.all()).hasSize(300);
    }
}
