package ostiary.adapters.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import ostiary.core.UnavailableException;

/// The three key sets of a service that runs without Secrets Manager: on a laptop, in a test.
///
/// @param signing the private keys, for [SecretSigningKeys]
/// @param verification their public halves, for [SecretVerificationKeys]
/// @param hmac for [SecretHmacKeys]
public record KeySets(SecretSource signing, SecretSource verification, SecretSource hmac) {

    /// New keys in memory, in use from `now` on.
    public static KeySets fresh(Instant now) {
        return fresh(RsaKeys.generate(), now);
    }

    /// The same, with a key for signing that is there already.
    public static KeySets fresh(KeyPair pair, Instant now) {
        var signing = signingKeys(pair, now);
        var hmac = hmacKeys(now);
        return of(() -> signing, () -> hmac);
    }

    /// The keys in `directory`, which only its owner may read. Where there are none, new ones in use from `now` on.
    public static KeySets kept(Path directory, Instant now) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failed) {
            throw new UnavailableException("the directory " + directory + " cannot be made", failed);
        }
        return of(
                FileSecret.keep(directory.resolve("signing-keys.json"), () -> signingKeys(RsaKeys.generate(), now)),
                FileSecret.keep(directory.resolve("hmac-keys.json"), () -> hmacKeys(now)));
    }

    /// The public halves are not kept: they follow from the private ones.
    private static KeySets of(SecretSource signing, SecretSource hmac) {
        return new KeySets(signing, () -> publicHalves(signing.read()), hmac);
    }

    private static String publicHalves(String signing) {
        var keys = KeyDocument.read(signing).keys().stream()
                .map(entry -> RotatedSigningKeys.publicHalf(entry, entry.added()))
                .toList();
        return KeyDocument.write(new KeySet(keys));
    }

    private static String signingKeys(KeyPair pair, Instant now) {
        return KeyDocument.write(RotatedSigningKeys.next(KeySet.EMPTY, now, pair));
    }

    private static String hmacKeys(Instant now) {
        return KeyDocument.write(new RotatedHmacKeys(new SecureRandom()).next(KeySet.EMPTY, now));
    }
}
