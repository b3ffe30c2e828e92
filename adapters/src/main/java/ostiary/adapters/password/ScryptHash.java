package ostiary.adapters.password;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/// scrypt (RFC 7914): `$scrypt$ln=14,r=8,p=1$<salt>$<hash>`.
final class ScryptHash implements ForeignHash {
    // Salts of 4 to 64 bytes and hashes of 16 to 64.
    private static final Pattern FORM = Pattern.compile("\\$scrypt\\$ln=([1-9][0-9]?),r=([1-9][0-9]?),p=([1-9][0-9]?)"
            + "\\$([A-Za-z0-9+/]{6,86})\\$([A-Za-z0-9+/]{22,86})");

    private final ScryptParameters parameters;
    private final byte[] salt;
    private final byte[] hash;

    private ScryptHash(ScryptParameters parameters, byte[] salt, byte[] hash) {
        this.parameters = parameters;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<ScryptHash> parse(String text) {
        var fields = FORM.matcher(text);
        if (!fields.matches()) {
            return Optional.empty();
        }
        var parameters = new ScryptParameters(
                Integer.parseInt(fields.group(1)),
                Integer.parseInt(fields.group(2)),
                Integer.parseInt(fields.group(3)));
        var salt = Base64Field.read(fields.group(4));
        var hash = Base64Field.read(fields.group(5));
        return parameters.isPayable() && salt.isPresent() && hash.isPresent()
                ? Optional.of(new ScryptHash(parameters, salt.get(), hash.get()))
                : Optional.empty();
    }

    @Override
    public boolean matches(byte[] password) {
        var computed = SCrypt.generate(
                password, salt, parameters.cost(), parameters.blockSize(), parameters.lanes(), hash.length);
        return MessageDigest.isEqual(computed, hash);
    }

    @Override
    public boolean looksAtAllOf(byte[] password) {
        return ForeignHash.isWholeKey(password);
    }

    @Override
    public int memoryKib() {
        return parameters.memoryKib();
    }
}
