package ostiary.core.factor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A user's second factors.
///
/// @param authenticators those that a login asks for, the oldest first
/// @param pending one that waits for its first code; no login asks for it
/// @param recoveryCodes how many are left
public record Factors(List<Authenticator> authenticators, Optional<Pending> pending, int recoveryCodes) {
    public static final Factors NONE = new Factors(List.of(), Optional.empty(), 0);

    public Factors {
        authenticators = List.copyOf(authenticators);
    }

    /// An authenticator that its user has not confirmed yet.
    public record Pending(Authenticator authenticator, Instant validUntil) {}

    Optional<Authenticator> waiting(FactorId id, Instant now) {
        return pending.filter(found -> found.validUntil().isAfter(now))
                .map(Pending::authenticator)
                .filter(found -> found.id().equals(id));
    }

    boolean have(FactorId id) {
        return authenticators.stream().anyMatch(found -> found.id().equals(id));
    }
}
