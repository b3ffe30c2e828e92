package ostiary.adapters.password;

import java.util.Base64;
import java.util.Optional;
import ostiary.core.password.PasswordHash;

/// Converts hashes of other systems to the form in which this service stores and verifies them.
///
/// Empty for a hash that would never verify here: damaged, of an unknown kind, or so costly that a login
/// with it could block other logins.
public final class ImportedHash {
    private ImportedHash() {}

    /// Takes the PHC string format, or bcrypt's own.
    public static Optional<PasswordHash> of(String phc) {
        var hash = new PasswordHash(phc);
        return ForeignHash.parse(hash).isPresent()
                ? Optional.of(hash)
                : Argon2Hash.parse(hash).map(argon2 -> argon2.ofAnotherSystem().phc());
    }

    /// The hash in the form that is kept here: one of ours, or one that was imported before.
    public static Optional<PasswordHash> exported(String phc) {
        return Optional.of(new PasswordHash(phc))
                .filter(hash -> ForeignHash.parse(hash).isPresent()
                        || Argon2Hash.parse(hash).isPresent());
    }

    /// Takes the parts of a PBKDF2 hash.
    ///
    /// @param digest `sha1`, `sha256` or `sha512`
    public static Optional<PasswordHash> pbkdf2(String digest, long iterations, byte[] salt, byte[] hash) {
        return of("$pbkdf2-%s$i=%d$%s$%s"
                .formatted(digest, iterations, Base64Field.write(salt), Base64Field.write(hash)));
    }

    /// Takes the parts of an scrypt hash.
    ///
    /// @param cost N, a power of two
    public static Optional<PasswordHash> scrypt(long cost, long blockSize, long lanes, byte[] salt, byte[] hash) {
        return Long.bitCount(cost) == 1
                ? of("$scrypt$ln=%d,r=%d,p=%d$%s$%s"
                        .formatted(
                                Long.numberOfTrailingZeros(cost),
                                blockSize,
                                lanes,
                                Base64Field.write(salt),
                                Base64Field.write(hash)))
                : Optional.empty();
    }

    /// Takes a hash of Firebase's scrypt.
    ///
    /// @param project the parameters shared by all hashes of a Firebase project
    public static Optional<PasswordHash> firebase(FirebaseProject project, byte[] salt, byte[] hash) {
        return of("$firebase-scrypt$ln=%d,r=%d$%s$%s$%s$%s"
                .formatted(
                        project.memoryCost(),
                        project.rounds(),
                        Base64Field.write(salt),
                        unpadded(project.saltSeparator()),
                        unpadded(project.signerKey()),
                        Base64Field.write(hash)));
    }

    /// Takes the parts of an Argon2 hash.
    ///
    /// @param variant `i`, `d` or `id`, of version 1.3
    public static Optional<PasswordHash> argon2(
            String variant, long memoryKib, long passes, long lanes, byte[] salt, byte[] hash) {
        return of("$argon2%s$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(variant, memoryKib, passes, lanes, Base64Field.write(salt), Base64Field.write(hash)));
    }

    private static String unpadded(String base64) {
        try {
            return Base64Field.write(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return "?"; // no form accepts it
        }
    }
}
