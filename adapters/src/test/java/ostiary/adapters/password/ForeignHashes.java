package ostiary.adapters.password;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;

/// Hashes of other systems, and who reads them.
final class ForeignHashes {
    static final Argon2PasswordHasher HASHER = new Argon2PasswordHasher(2, Duration.ofSeconds(10));
    static final FirebaseProject PROJECT = new FirebaseProject(
            "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==", "Bw==", 8, 14);
    static final String FIREBASE_HASH =
            "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==";
    static final String BCRYPT_ABC = "$2a$08$Ro0CUfOqk6cXEKf3dyaM7OhSCvnwM9s4wIX9JeLapehKK5YdLxKcm";

    private ForeignHashes() {}

    static PasswordHash pbkdf2(String hash) {
        return ImportedHash.pbkdf2("sha256", 1, ascii("salt"), hex(hash)).orElseThrow();
    }

    static boolean matches(String password, PasswordHash hash) {
        return HASHER.matches(Password.of(password), hash);
    }

    static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }
}
