package ostiary.core.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// SHA-256 of a token's secret in base64url, stored in place of the token.
///
/// A fast hash suffices because the secret has 256 random bits (OWASP ASVS 6.5.2).
public record Sha256(String value) {
    public static Sha256 of(byte[] secret) {
        return new Sha256(Base64.getUrlEncoder().withoutPadding().encodeToString(digest(secret)));
    }

    /// The 32 bytes of the digest.
    public static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
