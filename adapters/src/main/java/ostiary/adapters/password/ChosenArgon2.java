package ostiary.adapters.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import ostiary.adapters.password.Argon2Parameters.Variant;

/// The Argon2 implementation of this process, tested with a known answer before any password depends on it.
///
/// @param description which implementation, and why not a faster one; for the log
record ChosenArgon2(Argon2 argon2, String description) {
    private static final Argon2Parameters CHEAP = new Argon2Parameters(Variant.ARGON2ID, 64, 2, 1, 32);

    // Made with the reference implementation: echo -n password | argon2
    // somesaltsomesalt -id -k 64 -t 2 -p 1 -l 32 -r
    private static final byte[] KNOWN_ANSWER =
            HexFormat.of().parseHex("1a98fba8e6394425c9bdc333a9c750aaf811df070f5fb4a5788e1cf4db5793a1");

    /// libsodium if it loads and computes correctly, else Bouncy Castle.
    ///
    /// @throws IllegalStateException when neither does
    static ChosenArgon2 best() {
        try {
            return proven(SodiumArgon2.load(new BouncyCastleArgon2()), "libsodium");
        } catch (IOException | RuntimeException | LinkageError unusable) {
            return proven(new BouncyCastleArgon2(), "Bouncy Castle, since libsodium is unusable: " + unusable);
        }
    }

    /// Bouncy Castle on every platform.
    static ChosenArgon2 portable() {
        return proven(new BouncyCastleArgon2(), "Bouncy Castle");
    }

    /// @throws IllegalStateException when `argon2` doesn't compute the known answer
    static ChosenArgon2 proven(Argon2 argon2, String description) {
        var answer = argon2.derive("password".getBytes(UTF_8), "somesaltsomesalt".getBytes(UTF_8), CHEAP);
        if (!MessageDigest.isEqual(answer, KNOWN_ANSWER)) {
            throw new IllegalStateException("wrong Argon2 from " + description);
        }
        return new ChosenArgon2(argon2, description);
    }
}
