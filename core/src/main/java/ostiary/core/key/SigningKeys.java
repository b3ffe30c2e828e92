package ostiary.core.key;

import java.time.Instant;

/// Port: the keys that sign access tokens.
@FunctionalInterface
public interface SigningKeys {
    /// The key to sign with now. Its public half has been published for long enough that every verifier knows it.
    SigningKey current(Instant now);
}
