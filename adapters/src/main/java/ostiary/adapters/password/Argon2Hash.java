package ostiary.adapters.password;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.adapters.password.Argon2Parameters.Variant;
import ostiary.core.password.PasswordHash;

/// An Argon2 hash with all parameters needed to compute it again: one string of the PHC string format.
///
/// The format doesn't say who made a hash. A hash of another system with Ostiary's own parameters is marked by a
/// prefix, since only Ostiary's own hashes are known to be of normalised passwords.
final class Argon2Hash {
    /// The parameters of Ostiary's own hashes.
    static final Argon2Parameters TODAY = new Argon2Parameters(Variant.ARGON2ID, 19_456, 2, 1, 32);

    static final int SALT_BYTES = 16;
    private static final String MARK = "$foreign";

    // 100 MiB in 8 lanes, Django's default, is the costliest of the defaults in wide use.
    static final int MAX_MEMORY_KIB = 128 * 1024;
    private static final int MAX_LANES = 16;
    private static final long MAX_MEMORY_PASSES_KIB = 1024 * 1024;
    private static final int MIN_BLOCKS_PER_LANE = 8;

    // Salts of 8 to 64 bytes and hashes of 16 to 64, in Base64 without padding. Numbers are bounded: no overflow.
    private static final Pattern PHC = Pattern.compile("(\\$foreign)?\\$(argon2(?:id?|d))\\$v=19"
            + "\\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]{0,6}),p=([1-9][0-9]?)"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final Argon2Parameters parameters;
    private final byte[] salt;
    private final byte[] hash;
    private final boolean marked;

    Argon2Hash(Argon2Parameters parameters, byte[] salt, byte[] hash) {
        this(parameters, salt, hash, false);
    }

    private Argon2Hash(Argon2Parameters parameters, byte[] salt, byte[] hash, boolean marked) {
        this.parameters = parameters;
        this.salt = salt.clone();
        this.hash = hash.clone();
        this.marked = marked;
    }

    /// Empty unless `stored` is exactly what [#phc] writes, and cheap enough: a hash comes from a store or an
    /// import, and must not be able to exhaust memory or occupy a processor for seconds.
    static Optional<Argon2Hash> parse(PasswordHash stored) {
        var fields = PHC.matcher(stored.phc());
        if (!fields.matches()) {
            return Optional.empty();
        }
        var salt = decode(fields.group(6));
        var hash = decode(fields.group(7));
        var parameters = new Argon2Parameters(
                Variant.ofPhcId(fields.group(2)),
                Integer.parseInt(fields.group(3)),
                Integer.parseInt(fields.group(4)),
                Integer.parseInt(fields.group(5)),
                hash.length);
        return Optional.of(new Argon2Hash(parameters, salt, hash, fields.group(1) != null))
                .filter(read -> isPayable(parameters))
                .filter(read -> read.phc().equals(stored)); // unless its Base64 has stray bits
    }

    private static boolean isPayable(Argon2Parameters parameters) {
        return parameters.lanes() <= MAX_LANES
                && parameters.memoryKib() >= MIN_BLOCKS_PER_LANE * parameters.lanes()
                && parameters.memoryKib() <= MAX_MEMORY_KIB
                && (long) parameters.memoryKib() * parameters.passes() <= MAX_MEMORY_PASSES_KIB;
    }

    private static byte[] decode(String unpadded) {
        try {
            return Base64.getDecoder().decode(unpadded);
        } catch (IllegalArgumentException impossibleLength) {
            return new byte[0];
        }
    }

    PasswordHash phc() {
        var base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash("%s$%s$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        marked ? MARK : "",
                        parameters.variant().phcId(),
                        parameters.memoryKib(),
                        parameters.passes(),
                        parameters.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash)));
    }

    /// Whether it has today's parameters and isn't marked as another system's.
    boolean isOurs() {
        return !marked && looksLikeOurs();
    }

    /// The same hash, marked as another system's.
    Argon2Hash ofAnotherSystem() {
        return new Argon2Hash(parameters, salt, hash, looksLikeOurs());
    }

    private boolean looksLikeOurs() {
        return parameters.equals(TODAY) && salt.length == SALT_BYTES;
    }

    Argon2Parameters parameters() {
        return parameters;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] hash() {
        return hash.clone();
    }
}
