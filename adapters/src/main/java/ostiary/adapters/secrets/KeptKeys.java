package ostiary.adapters.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import ostiary.core.UnavailableException;

/// Keys stored across runs of a local service, in a directory that only its owner may read.
public final class KeptKeys {
    private static final String SEALING_KEYS = "sealing-keys.json";
    private static final String REFRESH_TOKEN_KEYS = "refresh-token-keys.json";

    private KeptKeys() {}

    /// Reads the keys in `directory`, or creates new ones that are in use from `now` on.
    public static KeySets in(Path directory, Instant now) {
        var sealing = sealing(directory, now);
        takeOver(directory.resolve("hmac-keys.json"), directory.resolve(REFRESH_TOKEN_KEYS));
        var signing = FileSecret.keep(directory.resolve("signing-keys.json"), () -> KeySets.newSigningKeys(now));
        return KeySets.of(
                withEs256(signing),
                hmacKeys(directory.resolve(REFRESH_TOKEN_KEYS), now),
                hmacKeys(directory.resolve("code-keys.json"), now),
                hmacKeys(directory.resolve("device-keys.json"), now),
                sealing);
    }

    /// The keys in `directory` that seal password hashes, the others left alone.
    public static TextSource sealing(Path directory, Instant now) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failed) {
            throw new UnavailableException("the directory " + directory + " cannot be made", failed);
        }
        return FileSecret.keep(sealingFile(directory), () -> KeySets.newSealingKeys(now));
    }

    /// Where [#sealing] has them.
    public static Path sealingFile(Path directory) {
        return directory.resolve(SEALING_KEYS);
    }

    /// Earlier versions kept no key for ES256.
    private static FileSecret withEs256(FileSecret signing) {
        var keys = KeyDocument.read(signing.read()).keys();
        if (keys.stream().allMatch(entry -> entry.es256().isEmpty())) {
            var both = keys.stream().map(entry -> entry.with(EcKeys.generate())).toList();
            signing.replace(KeyDocument.write(new KeySet(both)));
        }
        return signing;
    }

    /// Earlier versions had one file for all of them; the sessions in the data are good with its keys.
    private static void takeOver(Path former, Path refreshTokenKeys) {
        try {
            if (Files.exists(former) && Files.notExists(refreshTokenKeys)) {
                Files.move(former, refreshTokenKeys);
            }
        } catch (IOException failed) {
            throw new UnavailableException("the keys " + former + " cannot be moved", failed);
        }
    }

    private static FileSecret hmacKeys(Path file, Instant now) {
        return FileSecret.keep(file, () -> KeySets.newHmacKeys(now));
    }
}
