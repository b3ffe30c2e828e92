package ostiary.core.factor;

import java.time.Instant;
import java.util.Optional;

/// An authenticator app of a user.
///
/// @param lastStep the time step of the last code that it was used with: none of that step or before counts
///     again (RFC 6238 §5.2)
/// @param createdAt when its user confirmed it, or asked for it if that is still to come
public record Authenticator(
        FactorId id,
        FactorName name,
        SealedSecret secret,
        long lastStep,
        Instant createdAt,
        Optional<Instant> lastUsedAt) {

    Authenticator confirmed(long step, Instant now) {
        return new Authenticator(id, name, secret, step, now, Optional.of(now));
    }

    /// Leaves out the name, which is the user's affair.
    @Override
    public String toString() {
        return "Authenticator " + id;
    }
}
