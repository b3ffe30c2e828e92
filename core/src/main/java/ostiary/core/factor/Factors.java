package ostiary.core.factor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A user's second factors.
///
/// @param authenticators those that a login asks for, the oldest first
/// @param pending one that waits for its first code; no login asks for it
/// @param recoveryCodes how many are left
/// @param misses how many codes were wrong since the last right one
public record Factors(List<Authenticator> authenticators, Optional<Pending> pending, int recoveryCodes, int misses) {
    /// So many wrong codes one after the other, and no authenticator's code lets in until a recovery code has.
    /// Tries are counted after they were looked at, and two times ten may be under way at once: that makes 99, and
    /// NIST SP 800-63B-4 §3.2.2 allows for 100.
    public static final int MOST_MISSES = 80;

    public static final Factors NONE = new Factors(List.of(), Optional.empty(), 0);

    public Factors {
        authenticators = List.copyOf(authenticators);
    }

    /// Those of a user whose last code was right.
    public Factors(List<Authenticator> authenticators, Optional<Pending> pending, int recoveryCodes) {
        this(authenticators, pending, recoveryCodes, 0);
    }

    boolean areLocked() {
        return misses >= MOST_MISSES;
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
