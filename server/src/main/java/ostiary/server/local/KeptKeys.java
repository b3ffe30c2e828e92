package ostiary.server.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import ostiary.adapters.secrets.KeySets;
import ostiary.core.UnavailableException;

/// Keys stored across runs, in a directory that only its owner may read.
final class KeptKeys {
    private static final String REFRESH_TOKEN_KEYS = "refresh-token-keys.json";

    private KeptKeys() {}

    /// Reads the keys in `directory`, or creates new ones that are in use from `now` on.
    static KeySets in(Path directory, Instant now) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            takeOver(directory.resolve("hmac-keys.json"), directory.resolve(REFRESH_TOKEN_KEYS));
        } catch (IOException failed) {
            throw new UnavailableException("the directory " + directory + " cannot be made", failed);
        }
        return KeySets.of(
                FileSecret.keep(directory.resolve("signing-keys.json"), () -> KeySets.newSigningKeys(now)),
                hmacKeys(directory.resolve(REFRESH_TOKEN_KEYS), now),
                hmacKeys(directory.resolve("code-keys.json"), now),
                hmacKeys(directory.resolve("device-keys.json"), now));
    }

    /// Earlier versions had one file for all of them; the sessions in the data are good with its keys.
    private static void takeOver(Path former, Path refreshTokenKeys) throws IOException {
        if (Files.exists(former) && Files.notExists(refreshTokenKeys)) {
            Files.move(former, refreshTokenKeys);
        }
    }

    private static FileSecret hmacKeys(Path file, Instant now) {
        return FileSecret.keep(file, () -> KeySets.newHmacKeys(now));
    }
}
