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
    private KeptKeys() {}

    /// Reads the keys in `directory`, or creates new ones that are in use from `now` on.
    static KeySets in(Path directory, Instant now) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failed) {
            throw new UnavailableException("the directory " + directory + " cannot be made", failed);
        }
        return KeySets.of(
                FileSecret.keep(directory.resolve("signing-keys.json"), () -> KeySets.newSigningKeys(now)),
                FileSecret.keep(directory.resolve("hmac-keys.json"), () -> KeySets.newHmacKeys(now)));
    }
}
