package ostiary.core.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
}
