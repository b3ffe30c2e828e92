package ostiary.core.key;

import java.time.Instant;
import ostiary.core.UnavailableException;

/// Port: the keys that sign tokens.
@FunctionalInterface
public interface SigningKeys {
    /// The key of RS256 to sign with now. Its public half has been published for long enough that every verifier knows
    /// it.
    SigningKey current(Instant now);

    /// The same of ES256.
    ///
    /// @throws UnavailableException if there is none yet
    default SigningKey currentEs256(Instant now) {
        throw new UnavailableException("there is no ES256 key until the keys are rotated", null);
    }

    /// The key of an algorithm to sign with now.
    ///
    /// @throws UnavailableException if there is none yet
    default SigningKey current(SignatureAlgorithm algorithm, Instant now) {
        return switch (algorithm) {
            case RS256 -> current(now);
            case ES256 -> currentEs256(now);
        };
    }
}
