package ostiary.core.key;

import java.time.Instant;
import java.util.Optional;

/// Port: the keys that seal what a store keeps. None is ever dropped.
public interface SealingKeys {
    /// The key to seal with.
    ///
    /// @throws ostiary.core.UnavailableException while there is none, or none has been read yet
    SealingKey current(Instant now);

    /// Any key of the set.
    ///
    /// @throws ostiary.core.UnavailableException while none has been read yet
    Optional<SealingKey> find(String id);
}
