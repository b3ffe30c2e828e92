package ostiary.core.token;

import java.time.Instant;
import java.util.Optional;

/// Port: reads the ID tokens that clients send back (OpenID Connect Core §3.1.2.1, RP-Initiated Logout §2).
@FunctionalInterface
public interface IdTokenHints {
    /// Reads any text; never throws because of it. Empty unless this service made it. It may have expired long ago,
    /// and its key may sign no more.
    Optional<IdTokenHint> read(String compact, Instant now);
}
