package ostiary.adapters.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The `SECRET_HASH` of an app client with a secret (Cognito Developer Guide, "Computing secret hash values").
final class SecretHash {
    private static final String ALGORITHM = "HmacSHA256";

    private SecretHash() {}

    static String of(String username, String clientId, String clientSecret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(clientSecret.getBytes(UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal((username + clientId).getBytes(UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, missing);
        }
    }
}
