package ostiary.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;

/// Signing and verifying an access token with the JDK alone: the floor of everything that uses a token.
final class Rs256 {
    private final Keys keys;
    private final byte[] signed;
    private final byte[] signature;

    /// @param token signed with one of `keys`
    Rs256(Keys keys, String token) {
        int dot = token.lastIndexOf('.');
        this.keys = keys;
        this.signed = token.substring(0, dot).getBytes(US_ASCII);
        this.signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
    }

    byte[] sign() throws GeneralSecurityException {
        var rs256 = Signature.getInstance("SHA256withRSA");
        rs256.initSign(keys.privateKey());
        rs256.update(signed);
        return rs256.sign();
    }

    boolean check() throws GeneralSecurityException {
        var rs256 = Signature.getInstance("SHA256withRSA");
        rs256.initVerify(keys.publicKey());
        rs256.update(signed);
        if (!rs256.verify(signature)) {
            throw new IllegalStateException("the signature does not verify");
        }
        return true;
    }
}
