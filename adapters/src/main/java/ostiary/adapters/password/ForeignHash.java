package ostiary.adapters.password;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import ostiary.core.password.PasswordHash;

/// A hash by another function than Argon2, as another system made it.
///
/// What parses is cheap enough: a hash comes from an import, and a hostile one must not be able to take all memory or a
/// processor for long. The costliest that parses takes about two seconds (docs/decisions/0014).
sealed interface ForeignHash permits BcryptHash, FirebaseHash, Pbkdf2Hash, ScryptHash {
    /// Compares in constant time; blocks for as long as the parameters cost. Keeps nothing of `password`.
    boolean matches(byte[] password);

    /// What a comparison takes at most, in KiB.
    int memoryKib();

    /// Empty unless `stored` is of a known kind, exactly in its form, and cheap enough.
    static Optional<ForeignHash> parse(PasswordHash stored) {
        return Stream.<Function<String, Optional<? extends ForeignHash>>>of(
                        BcryptHash::parse, ScryptHash::parse, FirebaseHash::parse, Pbkdf2Hash::parse)
                .flatMap(kind -> kind.apply(stored.phc()).stream())
                .map(ForeignHash.class::cast)
                .findFirst();
    }
}
