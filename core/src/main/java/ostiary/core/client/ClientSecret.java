package ostiary.core.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import ostiary.core.token.Sha256;

/// One of a client's secrets, of which the hash alone is kept. It is ours, of 256 random bits, so a fast hash suffices
/// (OWASP ASVS 6.5.2), and nobody finds it by trying (RFC 6749 §2.3.1).
///
/// @param createdAt to the millisecond, as stores keep it
public record ClientSecret(Sha256 hash, Instant createdAt) {
    private static final String PREFIX = "ocs_";
    private static final int BYTES = 32;

    /// The text of a new one, told once to whoever registers the client.
    public static String text(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The secret that is told as `text`.
    public static ClientSecret of(String text, Instant now) {
        return new ClientSecret(hash(text), now.truncatedTo(ChronoUnit.MILLIS));
    }

    /// Whether `text` is this secret, compared in constant time.
    boolean is(String text) {
        return MessageDigest.isEqual(
                hash.value().getBytes(UTF_8), hash(text).value().getBytes(UTF_8));
    }

    private static Sha256 hash(String text) {
        return Sha256.of(text.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "ClientSecret of " + createdAt;
    }
}
