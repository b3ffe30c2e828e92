package ostiary.jose;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.concurrent.atomic.AtomicInteger;

/// A public key that counts how often somebody reads it, which each check of a signature does.
@SuppressWarnings("serial") // nobody writes it
final class CountedKey implements RSAPublicKey {
    private final RSAPublicKey key;
    private final AtomicInteger uses = new AtomicInteger();

    CountedKey(RSAPublicKey key) {
        this.key = key;
    }

    int uses() {
        return uses.get();
    }

    @Override
    public BigInteger getModulus() {
        uses.incrementAndGet();
        return key.getModulus();
    }

    @Override
    public BigInteger getPublicExponent() {
        return key.getPublicExponent();
    }

    @Override
    public String getAlgorithm() {
        return key.getAlgorithm();
    }

    @Override
    public String getFormat() {
        return key.getFormat();
    }

    @Override
    public byte[] getEncoded() {
        uses.incrementAndGet();
        return key.getEncoded();
    }
}
