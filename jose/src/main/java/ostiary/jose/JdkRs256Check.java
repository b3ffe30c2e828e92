package ostiary.jose;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/// By the JDK's own code, everywhere.
final class JdkRs256Check implements Rs256Check {
    @Override
    public boolean check(byte[] signed, byte[] signature, PublicKey key) throws GeneralSecurityException {
        var rs256 = Signature.getInstance("SHA256withRSA");
        rs256.initVerify(key);
        rs256.update(signed);
        return rs256.verify(signature);
    }
}
