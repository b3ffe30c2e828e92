package ostiary.core.access;

import java.time.Instant;

/// Port: distributes revocations to every authorizer.
public interface RevocationFeed extends RevocationReader {
    /// Returns once the revocation is visible to every reader.
    void publish(Revocation revocation, Instant now);
}
