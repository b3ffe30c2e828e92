package ostiary.core.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Port: the server keys behind refresh tokens and mailed codes.
public interface HmacKeys {
    /// The key to derive with now.
    HmacKey current(Instant now);

    /// Also a key that is no longer, or not yet, the current one.
    Optional<HmacKey> find(String id);

    /// All of them, the current one first.
    List<HmacKey> all(Instant now);

    /// Whether these keys are so old a copy that another key may be in use by now.
    boolean mayLackOne();
}
