package ostiary.adapters.password;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/// Firebase's scrypt (<https://github.com/firebase/scrypt>): the project's signer key, encrypted with AES-CTR
/// under a key that scrypt derives from the password. `$firebase-scrypt$ln=14,r=8$<salt>$<salt
/// separator>$<signer key>$<hash>`.
final class FirebaseHash implements ForeignHash {
    private static final int DERIVED_BYTES = 64;
    private static final int AES_KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;
    private static final int MIN_SIGNER_KEY_BYTES = 16;

    // Salts of 4 to 64 bytes, separators of up to 16, keys and hashes of 16 to 64.
    private static final Pattern FORM = Pattern.compile("\\$firebase-scrypt\\$ln=([1-9][0-9]?),r=([1-9][0-9]?)"
            + "\\$([A-Za-z0-9+/]{6,86})\\$([A-Za-z0-9+/]{0,22})\\$([A-Za-z0-9+/]{22,86})\\$([A-Za-z0-9+/]{22,86})");

    private final ScryptParameters parameters;
    private final byte[] salt;
    private final byte[] signerKey;
    private final byte[] hash;

    private FirebaseHash(ScryptParameters parameters, byte[] salt, byte[] signerKey, byte[] hash) {
        this.parameters = parameters;
        this.salt = salt;
        this.signerKey = signerKey;
        this.hash = hash;
    }

    static Optional<FirebaseHash> parse(String text) {
        var fields = FORM.matcher(text);
        if (!fields.matches()) {
            return Optional.empty();
        }
        var parameters = new ScryptParameters(Integer.parseInt(fields.group(1)), Integer.parseInt(fields.group(2)), 1);
        var salt = Base64Field.read(fields.group(3));
        var separator = Base64Field.read(fields.group(4));
        var signerKey = Base64Field.read(fields.group(5));
        var hash = Base64Field.read(fields.group(6));
        if (!parameters.isPayable() || salt.isEmpty() || separator.isEmpty() || signerKey.isEmpty() || hash.isEmpty()) {
            return Optional.empty();
        }
        // The hash is as long as the signer key: that of a short key would prove little about the password.
        return Optional.of(
                        new FirebaseHash(parameters, joined(salt.get(), separator.get()), signerKey.get(), hash.get()))
                .filter(read ->
                        read.signerKey.length >= MIN_SIGNER_KEY_BYTES && read.signerKey.length == read.hash.length);
    }

    @Override
    public boolean matches(byte[] password) {
        var derived = SCrypt.generate(
                password, salt, parameters.cost(), parameters.blockSize(), parameters.lanes(), DERIVED_BYTES);
        return MessageDigest.isEqual(encryptedUnder(Arrays.copyOf(derived, AES_KEY_BYTES)), hash);
    }

    @Override
    public boolean looksAtAllOf(byte[] password) {
        return ForeignHash.isWholeKey(password);
    }

    @Override
    public int memoryKib() {
        return parameters.memoryKib();
    }

    private byte[] encryptedUnder(byte[] key) {
        try {
            var aes = Cipher.getInstance("AES/CTR/NoPadding");
            // Each key encrypts one text only, so the counter may start at 0.
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK_BYTES]));
            return aes.doFinal(signerKey);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES in counter mode", impossible);
        }
    }

    private static byte[] joined(byte[] start, byte[] end) {
        var all = Arrays.copyOf(start, start.length + end.length);
        System.arraycopy(end, 0, all, start.length, end.length);
        return all;
    }
}
