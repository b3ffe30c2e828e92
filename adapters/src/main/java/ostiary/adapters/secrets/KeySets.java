package ostiary.adapters.secrets;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;

/// The key sets of a service without Secrets Manager: on a laptop, in a test.
///
/// @param signing the private keys, for [SecretSigningKeys]
/// @param verification their public halves, for [CachedVerificationKeys]
/// @param refreshTokens for [SecretHmacKeys], as the two that follow
/// @param codes behind mailed codes
/// @param devices by which a login knows a device again
/// @param sealing that seal password hashes, for [SecretSealingKeys]
public record KeySets(
        TextSource signing,
        TextSource verification,
        TextSource refreshTokens,
        TextSource codes,
        TextSource devices,
        TextSource sealing) {

    /// New keys in memory, in use from `now` on.
    public static KeySets fresh(Instant now) {
        return fresh(RsaKeys.generate(), now);
    }

    /// The same with a given pair of keys for signing.
    public static KeySets fresh(KeyPair pair, Instant now) {
        var signing = signingKeys(pair, now);
        var refreshTokens = newHmacKeys(now);
        var codes = newHmacKeys(now);
        var devices = newHmacKeys(now);
        var sealing = newSealingKeys(now);
        return of(() -> signing, () -> refreshTokens, () -> codes, () -> devices, () -> sealing);
    }

    /// Stored keys. The public halves are derived from the private ones.
    public static KeySets of(
            TextSource signing, TextSource refreshTokens, TextSource codes, TextSource devices, TextSource sealing) {
        return new KeySets(signing, () -> publicHalves(signing.read()), refreshTokens, codes, devices, sealing);
    }

    /// The same but for the keys that seal password hashes.
    public KeySets withSealing(TextSource others) {
        return new KeySets(signing, verification, refreshTokens, codes, devices, others);
    }

    /// A document with a new pair of keys, in use from `now` on.
    public static String newSigningKeys(Instant now) {
        return signingKeys(RsaKeys.generate(), now);
    }

    /// A document with a new key, in use from `now` on.
    public static String newHmacKeys(Instant now) {
        return KeyDocument.write(new RotatedHmacKeys(new SecureRandom()).next(KeySet.EMPTY, now));
    }

    /// The same of the keys that seal password hashes.
    public static String newSealingKeys(Instant now) {
        return KeyDocument.write(new RotatedSealingKeys(new SecureRandom()).next(KeySet.EMPTY, now));
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
}
