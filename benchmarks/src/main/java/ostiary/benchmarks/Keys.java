package ostiary.benchmarks;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;
import ostiary.core.key.SealingKey;
import ostiary.core.key.SealingKeys;
import ostiary.core.key.SigningKey;
import ostiary.core.key.SigningKeys;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;

/// One new key of each kind, as long as the service's own.
record Keys(RSAPrivateKey privateKey, RSAPublicKey publicKey, HmacKey hmacKey) {
    private static final String ID = "benchmark";
    private static final int RSA_BITS = 3072;

    static Keys fresh() {
        return ofBits(RSA_BITS);
    }

    /// Keys with an RSA key of that length.
    static Keys ofBits(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            var pair = generator.generateKeyPair();
            var secret = new byte[HmacKey.MAC_BYTES];
            new SecureRandom().nextBytes(secret);
            return new Keys(
                    (RSAPrivateKey) pair.getPrivate(), (RSAPublicKey) pair.getPublic(), new HmacKey(ID, secret));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has RSA", missing);
        }
    }

    SigningKeys signing() {
        var key = new SigningKey(ID, privateKey);
        return _ -> key;
    }

    VerificationKeys verification() {
        var key = new VerificationKey(ID, publicKey);
        return new VerificationKeys() {
            @Override
            public Optional<VerificationKey> find(String kid) {
                return Optional.of(key).filter(known -> known.kid().equals(kid));
            }

            @Override
            public List<VerificationKey> published() {
                return List.of(key);
            }
        };
    }

    /// Derived from the HMAC key: one secret is enough here.
    SealingKeys sealing() {
        var key = new SealingKey(ID, hmacKey.mac("sealing", new byte[0]));
        return new SealingKeys() {
            @Override
            public SealingKey current(Instant now) {
                return key;
            }

            @Override
            public Optional<SealingKey> find(String id) {
                return Optional.of(key).filter(known -> known.id().equals(id));
            }
        };
    }

    HmacKeys hmac() {
        return new HmacKeys() {
            @Override
            public HmacKey current(Instant now) {
                return hmacKey;
            }

            @Override
            public Optional<HmacKey> find(String id) {
                return Optional.of(hmacKey).filter(known -> known.id().equals(id));
            }

            @Override
            public List<HmacKey> all(Instant now) {
                return List.of(hmacKey);
            }

            @Override
            public boolean mayLackOne() {
                return false;
            }
        };
    }
}
