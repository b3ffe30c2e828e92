package ostiary.adapters.password;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import ostiary.core.password.PasswordHash;

/// A hash made by another system with a function other than Argon2.
///
/// Every hash that [#parse] accepts is cheap enough: hashes come from imports, and a hostile one must not exhaust
/// memory or a processor. The costliest takes about two seconds (docs/decisions/0014).
sealed interface ForeignHash permits BcryptHash, FirebaseHash, Pbkdf2Hash, ScryptHash {
    /// Compares in constant time; blocks for the time that the parameters cost. Does not retain `password`.
    boolean matches(byte[] password);

    /// Whether all bytes of `password` count: none could be omitted or added without changing the result.
    boolean looksAtAllOf(byte[] password);

    /// The most memory that a comparison takes, in KiB.
    int memoryKib();

    /// Empty unless `stored` is of a known kind, exactly in its form, and cheap enough.
    static Optional<ForeignHash> parse(PasswordHash stored) {
        return Stream.<Function<String, Optional<? extends ForeignHash>>>of(
                        BcryptHash::parse, ScryptHash::parse, FirebaseHash::parse, Pbkdf2Hash::parse)
                .flatMap(kind -> kind.apply(stored.phc()).stream())
                .map(ForeignHash.class::cast)
                .findFirst();
    }

    /// Whether HMAC uses all bytes of a password. It pads a short key with NULs, so "a" and "a NUL" are one key.
    static boolean isWholeKey(byte[] password) {
        return password.length == 0 || password[password.length - 1] != 0;
    }
}
