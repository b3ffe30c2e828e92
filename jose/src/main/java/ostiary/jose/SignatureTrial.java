package ostiary.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.PrivateKey;
import ostiary.core.key.SigningKey;
import ostiary.core.key.VerificationKey;

/// Tries out a pair of keys.
public final class SignatureTrial {
    private SignatureTrial() {}

    /// Whether what the private key signs is signed for the public one.
    public static boolean passes(PrivateKey key, VerificationKey publicKey) {
        var signed = Signatures.sign("test", "{}".getBytes(UTF_8), new SigningKey(publicKey.kid(), key));
        return CompactJwt.split(signed)
                .filter(jwt -> Signatures.isSigned(jwt, publicKey))
                .isPresent();
    }
}
