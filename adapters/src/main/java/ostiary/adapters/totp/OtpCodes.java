package ostiary.adapters.totp;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import ostiary.core.factor.TotpCodes;
import ostiary.core.factor.TotpSecret;

/// Adapter: the codes of java-otp, six digits of HMAC-SHA-1.
public final class OtpCodes implements TotpCodes {
    private static final String ALGORITHM = "HmacSHA1";

    private final HmacOneTimePasswordGenerator generator = new HmacOneTimePasswordGenerator();

    @Override
    public String code(TotpSecret secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret.bytes(), ALGORITHM), step, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("20 bytes are a key", impossible);
        }
    }
}
