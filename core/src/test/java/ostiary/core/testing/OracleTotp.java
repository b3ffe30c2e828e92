package ostiary.core.testing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import ostiary.core.factor.TotpCodes;
import ostiary.core.factor.TotpSecret;

/// RFC 4226 §5.3 word for word: what an app shows.
public final class OracleTotp implements TotpCodes {
    @Override
    public String code(TotpSecret secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.bytes(), "RAW"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash, hash[19] & 0xf, Integer.BYTES).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA1", missing);
        }
    }

    /// The code that an app shows at an instant.
    public String at(TotpSecret secret, Instant now) {
        return code(secret, now.getEpochSecond() / 30);
    }
}
