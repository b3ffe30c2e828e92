package ostiary.adapters.secrets;

import java.time.Instant;
import java.util.function.Supplier;

/// The part of a rotation that differs between kinds of keys.
interface RotatedKeys {
    /// The set after `current`: with a new key, and without keys no longer needed.
    KeySet next(KeySet current, Instant now);

    /// Publishes whatever others need before `next` is in use. May be repeated.
    void publish(KeySet next, Instant now);

    /// Tries out every key of `next` as it will be used.
    ///
    /// @throws IllegalStateException if one does not work
    void test(KeySet next);

    /// Looks once more at the set in use before `next` takes its place.
    ///
    /// @param current reads it
    /// @throws IllegalStateException if it has something that `next` must not lack
    default void requireReplaceable(Supplier<KeySet> current, KeySet next) {}
}
