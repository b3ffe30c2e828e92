package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertThat(found.refreshTokens().read()).isEqualTo(made.refreshTokens().read());
        assertThat(found.codes().read()).isEqualTo(made.codes().read());
        assertThat(found.devices().read()).isEqualTo(made.devices().read());
        assertThat(found.sealing().read()).isEqualTo(made.sealing().read());
        assertThat(KeptKeys.sealing(keys, NOON).read()).isEqualTo(made.sealing().read());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
        try (var files = Files.list(keys)) {
            assertThat(files)
                    .hasSize(5)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void areOtherOnesForEachUse(@TempDir Path directory) {
        var keys = KeptKeys.in(directory, NOON);

        assertThat(Set.of(
                        keys.refreshTokens().read(),
                        keys.codes().read(),
                        keys.devices().read(),
                        keys.sealing().read()))
                .hasSize(4);
    }

    @Test
    void ofRefreshTokensAreThoseThatAnEarlierVersionKeptForAll(@TempDir Path directory) throws IOException {
        var former = KeySets.newHmacKeys(NOON);
        Files.writeString(directory.resolve("hmac-keys.json"), former);

        var keys = KeptKeys.in(directory, NOON);

        assertThat(keys.refreshTokens().read()).isEqualTo(former);
        assertThat(keys.codes().read()).isNotEqualTo(former);
        assertThat(KeptKeys.in(directory, NOON).refreshTokens().read()).isEqualTo(former);
    }

    /// The key that signed before goes on, and the file is for its owner alone as before.
    @Test
    void ofSigningGetOneOfEs256WhereAnEarlierVersionKeptNone(@TempDir Path directory) throws IOException {
        var file = directory.resolve("signing-keys.json");
        var former = KeyDocument.read(KeySets.newSigningKeys(NOON)).newest();
        Files.writeString(
                file,
                KeyDocument.write(new KeySet(
                        List.of(new KeyEntry(former.id(), former.added(), former.signsFrom(), former.key())))));

        var keys = KeptKeys.in(directory, NOON);

        var signing = new SecretSigningKeys(keys.signing(), InstantSource.fixed(NOON));
        assertThat(signing.current(NOON).kid()).isEqualTo(former.id());
        var es256 = signing.currentEs256(NOON).kid();
        assertThat(new CachedVerificationKeys(keys.verification(), InstantSource.fixed(NOON)).find(es256))
                .isPresent();
        assertThat(KeptKeys.in(directory, NOON).signing().read())
                .isEqualTo(keys.signing().read());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void areUnavailableWhenTheirFilesAreGone(@TempDir Path directory) throws IOException {
        var kept = KeptKeys.in(directory, NOON);
        Files.delete(directory.resolve("refresh-token-keys.json"));
        var keys = new SecretHmacKeys(kept.refreshTokens(), InstantSource.fixed(NOON));

        assertThatThrownBy(() -> keys.current(NOON)).isInstanceOf(UnavailableException.class);
    }
}
