package ostiary.adapters.secrets;

import java.time.Instant;

/// What one kind of keys does in a rotation.
interface RotatedKeys {
    /// The set after `current`: a new key more, and none that nobody needs any longer.
    KeySet next(KeySet current, Instant now);

    /// Makes known what must be known before `next` is in use. May be repeated.
    void publish(KeySet next, Instant now);

    /// Tries every key of `next` out as it will be used.
    ///
    /// @throws IllegalStateException if one does not work
    void test(KeySet next);
}
