package ostiary.adapters.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// PBKDF2 (RFC 8018 §5.2) with HMAC over SHA-1, SHA-256 or SHA-512: `$pbkdf2-sha256$i=600000$<salt>$<hash>`.
///
/// A hash may be longer than the digest, as all of Keycloak's are. Each further block is made of the same password
/// at the price of all iterations, and proves nothing that the first doesn't: so only the first is computed.
final class Pbkdf2Hash implements ForeignHash {
    private static final int MEMORY_KIB = 1;

    // Keycloak's and OWASP's 1.3 million of SHA-1 and Django's 1.2 million of SHA-256 are the costliest in wide use.
    private static final int MAX_ROUNDS = 2_000_000;
    private static final int MAX_ROUNDS_SHA512 = 1_000_000; // which cost the double

    // Salts of 4 to 64 bytes and hashes of 16 to 64. At most seven digits: no overflow.
    private static final Pattern FORM = Pattern.compile("\\$pbkdf2-(sha1|sha256|sha512)\\$i=([1-9][0-9]{0,6})"
            + "\\$([A-Za-z0-9+/]{6,86})\\$([A-Za-z0-9+/]{22,86})");

    private final String digest;
    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private Pbkdf2Hash(String digest, int iterations, byte[] salt, byte[] hash) {
        this.digest = digest;
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<Pbkdf2Hash> parse(String text) {
        var fields = FORM.matcher(text);
        if (!fields.matches()) {
            return Optional.empty();
        }
        var salt = Base64Field.read(fields.group(3));
        var hash = Base64Field.read(fields.group(4));
        return salt.isPresent() && hash.isPresent()
                ? Optional.of(new Pbkdf2Hash(
                                fields.group(1), Integer.parseInt(fields.group(2)), salt.get(), hash.get()))
                        .filter(Pbkdf2Hash::isPayable)
                : Optional.empty();
    }

    private boolean isPayable() {
        return iterations <= (digest.equals("sha512") ? MAX_ROUNDS_SHA512 : MAX_ROUNDS);
    }

    @Override
    public boolean matches(byte[] password) {
        // The JDK encodes the characters as UTF-8 again, which restores the bytes.
        var characters = new String(password, UTF_8).toCharArray();
        var block = Arrays.copyOf(hash, Math.min(hash.length, digestBytes()));
        var key = new PBEKeySpec(characters, salt, iterations, block.length * 8);
        try {
            var computed = SecretKeyFactory.getInstance(algorithm())
                    .generateSecret(key)
                    .getEncoded();
            return MessageDigest.isEqual(computed, block);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + algorithm(), impossible);
        } finally {
            key.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }

    @Override
    public boolean looksAtAllOf(byte[] password) {
        return ForeignHash.isWholeKey(password);
    }

    @Override
    public int memoryKib() {
        return MEMORY_KIB;
    }

    private int digestBytes() {
        return switch (digest) {
            case "sha1" -> 20;
            case "sha256" -> 32;
            default -> 64;
        };
    }

    private String algorithm() {
        return switch (digest) {
            case "sha1" -> "PBKDF2WithHmacSHA1";
            case "sha256" -> "PBKDF2WithHmacSHA256";
            default -> "PBKDF2WithHmacSHA512";
        };
    }
}
