package ostiary.adapters.password;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.BCrypt;

/// bcrypt in the form of crypt(3): `$2b$10$` with 22 characters of salt and 31 of hash.
///
/// `$2a$`, `$2b$` and `$2y$` are the same function for the input here, UTF-8 without NUL. `$2x$` marks the hashes
/// of a broken implementation and is refused.
final class BcryptHash implements ForeignHash {
    private static final int MEMORY_KIB = 8;
    private static final int KEY_BYTES = 72;
    private static final int HASH_BYTES = 23;
    private static final boolean NUL_AT_END = true; // if the password is short enough
    private static final String OWN_ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    // A cost of 14 takes 16 times as long as the default of most libraries.
    private static final Pattern FORM =
            Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-4])\\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{30}[.CGKOSWaeimquy26])");

    private final int cost;
    private final byte[] salt;
    private final byte[] hash;

    private BcryptHash(int cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    /// Parses a hash. Its salt may have stray bits: some implementations created such salts, and all ignore the bits.
    static Optional<BcryptHash> parse(String text) {
        var fields = FORM.matcher(text);
        return fields.matches()
                ? Optional.of(new BcryptHash(
                        Integer.parseInt(fields.group(1)), decode(fields.group(2)), decode(fields.group(3))))
                : Optional.empty();
    }

    /// Compares the first 72 bytes, as every implementation does. They disagree about NUL, so a password with one
    /// matches nothing, but takes the same time.
    @Override
    public boolean matches(byte[] password) {
        boolean hasNul = false;
        for (byte each : password) {
            hasNul = hasNul || each == 0;
        }
        var key = Arrays.copyOf(password, Math.min(password.length, KEY_BYTES));
        try {
            var computed = Arrays.copyOf(BCrypt.generate(key, salt, cost, NUL_AT_END), HASH_BYTES);
            return MessageDigest.isEqual(computed, hash) && !hasNul;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// Counts the NUL behind the password among the 72 bytes: without room for it nothing tells whether it went on.
    @Override
    public boolean looksAtAllOf(byte[] password) {
        return password.length < KEY_BYTES;
    }

    @Override
    public int memoryKib() {
        return MEMORY_KIB;
    }

    private static byte[] decode(String text) {
        var standard = new StringBuilder(text.length());
        text.chars().forEach(each -> standard.append(ALPHABET.charAt(OWN_ALPHABET.indexOf(each))));
        return Base64.getDecoder().decode(standard.toString());
    }
}
