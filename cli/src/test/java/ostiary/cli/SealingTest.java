package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.adapters.secrets.KeptKeys;
import ostiary.core.password.PasswordHash;
import ostiary.core.testing.Fresh;

/// Where an operator's commands find the keys of a table.
class SealingTest {
    private static final PasswordHash HASH =
            new PasswordHash("$2b$04$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");

    @TempDir
    private Path directory;

    private static Sealing of(String... namesAndValues) {
        return namesAndValues.length == 2
                ? Sealing.of(new Settings(Map.of(namesAndValues[0], namesAndValues[1])))
                : Sealing.of(new Settings(
                        Map.of(namesAndValues[0], namesAndValues[1], namesAndValues[2], namesAndValues[3])));
    }

    @Test
    void findsThoseOfADirectoryBesideItsData() throws Exception {
        var user = Fresh.userId();
        var sealed = of("DATA", directory.toString()).open().seal(HASH, user);
        var file = KeptKeys.sealingFile(directory.resolve("keys"));

        assertThat(of("DATA", directory.toString()).open().open(sealed, user)).contains(HASH);
        assertThat(of("ENDPOINT", "http://127.0.0.1:1", "SEALING_KEYS", file.toString())
                        .open()
                        .open(sealed, user))
                .contains(HASH);
    }

    @Test
    void asksForThemElsewhere() {
        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(of("ENDPOINT", "http://127.0.0.1:1")::open)
                .withMessageContaining("SEALING_KEYS=file, which make run prints");
        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(of("TABLE", "ostiary-prod")::open)
                .withMessageContaining("SEALING_KEYS=arn");
    }

    /// It might be another secret, and is not shown.
    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        var nowhere = directory.resolve("nowhere");
        var other = Files.writeString(directory.resolve("other"), "s3cret");
        for (var file : new Path[] {nowhere, other}) {
            assertThatExceptionOfType(MovingException.class)
                    .isThrownBy(of("ENDPOINT", "http://127.0.0.1:1", "SEALING_KEYS", file.toString())::open)
                    .withMessageStartingWith("The sealing keys can't be read: ")
                    .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("s3cret"));
        }
    }
}
