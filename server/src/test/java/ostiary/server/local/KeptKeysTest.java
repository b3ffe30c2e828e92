package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.adapters.secrets.SecretHmacKeys;
import ostiary.core.UnavailableException;

class KeptKeysTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void areReadAgainWhereTheyWereKept(@TempDir Path directory) throws IOException {
        var keys = directory.resolve("data").resolve("keys");
        var made = KeptKeys.in(keys, NOON);
        var found = KeptKeys.in(keys, NOON.plus(Duration.ofDays(1)));

        assertThat(found.signing().read()).isEqualTo(made.signing().read());
        assertThat(found.verification().read()).isEqualTo(made.verification().read());
        assertThat(found.hmac().read()).isEqualTo(made.hmac().read());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
        try (var files = Files.list(keys)) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void areUnavailableWhenTheirFilesAreGone(@TempDir Path directory) throws IOException {
        var kept = KeptKeys.in(directory, NOON);
        Files.delete(directory.resolve("hmac-keys.json"));
        var keys = new SecretHmacKeys(kept.hmac(), InstantSource.fixed(NOON));

        assertThatThrownBy(() -> keys.current(NOON)).isInstanceOf(UnavailableException.class);
    }
}
