package ostiary.core.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ostiary.core.token.Sha256;

/// A user's second factors.
///
/// @param authenticators those that a login asks for, the oldest first
/// @param pending one that waits for its first code; no login asks for it
/// @param codeHashes of the recovery codes that are left
/// @param misses how many codes were wrong since the last right one
public record Factors(
        List<Authenticator> authenticators, Optional<Pending> pending, Set<Sha256> codeHashes, int misses) {
    /// So many wrong codes one after the other, and no authenticator's code lets in until a recovery code has.
    /// Tries are counted after they were looked at, and two times ten may be under way at once: that
    /// makes 99, and NIST SP 800-63B-4 §3.2.2 allows for 100.
    public static final int MOST_MISSES = 80;

    public static final Factors NONE = new Factors(List.of(), Optional.empty(), Set.of());

    public Factors {
        authenticators = List.copyOf(authenticators);
        codeHashes = Set.copyOf(codeHashes);
    }

    /// Those of a user whose last code was right.
    public Factors(List<Authenticator> authenticators, Optional<Pending> pending, Set<Sha256> codeHashes) {
        this(authenticators, pending, codeHashes, 0);
    }

    /// How many recovery codes are left.
    public int recoveryCodes() {
        return codeHashes.size();
    }

    /// A digest of the recovery codes that are left: another once one is used, or all are new. It makes
    /// no code.
    public Sha256 recoveryState() {
        var hashes = codeHashes.stream().map(Sha256::value).sorted().collect(Collectors.joining("\n"));
        return Sha256.of(hashes.getBytes(UTF_8));
    }

    /// Whether codes of authenticators let nobody in for now.
    public boolean areLocked() {
        return misses >= MOST_MISSES;
    }

    /// An authenticator that its user has not confirmed yet.
    public record Pending(Authenticator authenticator, Instant validUntil) {}

    Optional<Authenticator> waiting(FactorId id, Instant now) {
        return pending.filter(found -> found.validUntil().isAfter(now))
                .map(Pending::authenticator)
                .filter(found -> found.id().equals(id));
    }

    /// Whether logins ask for this authenticator.
    public boolean have(FactorId id) {
        return authenticator(id).isPresent();
    }

    Optional<Authenticator> authenticator(FactorId id) {
        return authenticators.stream().filter(found -> found.id().equals(id)).findFirst();
    }
}
