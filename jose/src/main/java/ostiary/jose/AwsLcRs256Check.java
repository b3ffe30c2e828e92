package ostiary.jose;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// By AWS-LC, through the Amazon Corretto Crypto Provider: native code, as fast in a cold JVM as in a warm one.
///
/// The provider is never registered with the JVM, so that nothing else changes, and above all no SecureRandom: AWS-LC's
/// generator would go on from a snapshot. A check of a signature draws nothing random.
final class AwsLcRs256Check implements Rs256Check {
    /// More than are ever published at once.
    private static final int MOST_KEYS = 16;

    private final Provider provider;

    /// Translating a key takes a fifth of a check.
    private final Map<PublicKey, PublicKey> keys = new ConcurrentHashMap<>();

    private AwsLcRs256Check(Provider provider) {
        this.provider = provider;
    }

    /// @throws GeneralSecurityException if its library can't be loaded here, or computes wrongly
    /// @throws LinkageError if it is not on the class path
    static AwsLcRs256Check load() throws GeneralSecurityException {
        var provider = AmazonCorrettoCryptoProvider.INSTANCE;
        if (provider.getLoadingError() != null) {
            throw new GeneralSecurityException(provider.getLoadingError());
        }
        var check = new AwsLcRs256Check(provider);
        KnownSignature.prove(check);
        return check;
    }

    /// Where the library itself fails, the JDK judges.
    @Override
    public boolean check(byte[] signed, byte[] signature, PublicKey key) throws GeneralSecurityException {
        try {
            return checked(signed, signature, key);
        } catch (RuntimeException unfit) {
            return new JdkRs256Check().check(signed, signature, key);
        }
    }

    private boolean checked(byte[] signed, byte[] signature, PublicKey key) throws GeneralSecurityException {
        var rs256 = Signature.getInstance("SHA256withRSA", provider);
        rs256.initVerify(translated(key));
        rs256.update(signed);
        return rs256.verify(signature);
    }

    private PublicKey translated(PublicKey key) throws GeneralSecurityException {
        var known = keys.get(key);
        if (known != null) {
            return known;
        }
        var translated = (PublicKey) KeyFactory.getInstance("RSA", provider).translateKey(key);
        if (keys.size() >= MOST_KEYS) {
            keys.clear();
        }
        keys.put(key, translated);
        return translated;
    }
}
