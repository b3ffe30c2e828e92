package ostiary.core.key;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ostiary.core.UnavailableException;

/// Port: the server keys of one kind, such as those behind refresh tokens.
public interface HmacKeys {
    /// The key to derive new values with.
    HmacKey current(Instant now);

    /// Any key of the set, including those not yet or no longer current.
    Optional<HmacKey> find(String id);

    /// All keys, the current one first.
    List<HmacKey> all(Instant now);

    /// Whether this copy of the key set is old enough that another key may be in use elsewhere.
    boolean mayLackOne();

    /// Whether one of the keys is behind a tag, compared in constant time.
    ///
    /// @param made what a key makes of that which bears the tag
    /// @param what bears it, for the message: `a code`
    /// @throws UnavailableException if a key that has not arrived yet may be behind it
    default boolean areBehind(byte[] tag, Function<HmacKey, byte[]> made, String what, Instant now) {
        boolean found = all(now).stream().anyMatch(key -> MessageDigest.isEqual(tag, made.apply(key)));
        if (!found && mayLackOne()) {
            throw new UnavailableException("the HMAC keys here are too old to refuse " + what + " by", null);
        }
        return found;
    }
}
