package ostiary.core.key;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key that seals what a store keeps: AES-256-GCM (NIST SP 800-38D).
public final class SealingKey {
    private static final String ALGORITHM = "AES";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String id;
    private final SecretKey key;

    /// @param id up to 64 characters of base64url, since it is written beside what is sealed
    /// @param secret of 32 bytes
    public SealingKey(String id, byte[] secret) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a sealing key has other characters than base64url's");
        }
        if (secret.length != KEY_BYTES) {
            throw new IllegalArgumentException("sealing key " + id + " has not 256 bits");
        }
        this.id = id;
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /// The key's id, stored beside whatever was sealed with the key.
    public String id() {
        return id;
    }

    /// The nonce, the encrypted text and its tag, which holds for `context` alone.
    ///
    /// @param random makes the nonce. No other process may have a copy of it: two texts under one nonce reveal each
    /// other, and the key of the tags. By one key 2^32 random ones are safe (SP 800-38D §8.3)
    public byte[] seal(byte[] text, byte[] context, SecureRandom random) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, context);
            var sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(text.length));
            cipher.doFinal(text, 0, text.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException broken) {
            throw broken(broken);
        }
    }

    /// The text; empty unless this key has sealed just that for just this context.
    public Optional<byte[]> open(byte[] sealed, byte[] context) {
        if (sealed.length < NONCE_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), context);
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException notAsItWasSealed) {
            return Optional.empty();
        } catch (GeneralSecurityException broken) {
            throw broken(broken);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    private IllegalStateException broken(GeneralSecurityException broken) {
        return new IllegalStateException("sealing key " + id + " does not work", broken);
    }

    @Override
    public String toString() {
        return "SealingKey " + id;
    }
}
