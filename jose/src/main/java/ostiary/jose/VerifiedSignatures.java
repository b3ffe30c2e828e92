package ostiary.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import ostiary.core.key.VerificationKey;
import ostiary.core.token.Sha256;

/// Remembers whose signature was good, so that a client which calls ten times a second has its token's signature
/// checked once. That verdict alone is kept, by a hash of the token and the key that it was reached with: what a token
/// says, and whether it still counts, is judged each time.
///
/// It stays small: the oldest verdict goes for a new one, and only a token that we signed and that counts comes in.
/// Threads may share one.
public final class VerifiedSignatures {
    /// About a megabyte.
    private static final int MOST = 4096;

    private final Map<Sha256, Verdict> verdicts = new LinkedHashMap<>();
    private final int most;

    private record Verdict(VerificationKey key, Instant until) {}

    public VerifiedSignatures() {
        this(MOST);
    }

    /// @param most how many are remembered; with 0 each signature is checked each time
    public VerifiedSignatures(int most) {
        this.most = most;
    }

    /// Forgets all: a process that goes on from a snapshot has seen no token yet.
    public synchronized void forget() {
        verdicts.clear();
    }

    /// How many are remembered.
    public synchronized int size() {
        return verdicts.size();
    }

    /// The name of a verdict. It holds nothing of the token.
    static Sha256 name(CompactJwt jwt, VerificationKey key) {
        // What is decoded already has no other characters, and a blank is none of them.
        return Sha256.of((key.kid() + ' ' + jwt.getToken()).getBytes(US_ASCII));
    }

    /// Whether this very key is known to have signed the token of that name. A key that has changed under its id takes
    /// its verdicts with it.
    synchronized boolean isKnown(Sha256 name, VerificationKey key, Instant now) {
        var verdict = verdicts.get(name);
        if (verdict == null) {
            return false;
        }
        if (verdict.key().equals(key) && now.isBefore(verdict.until())) {
            return true;
        }
        verdicts.remove(name);
        return false;
    }

    /// @param until when the token expires
    synchronized void remember(Sha256 name, VerificationKey key, Instant until) {
        if (most > 0) {
            if (verdicts.size() >= most && !verdicts.containsKey(name)) {
                verdicts.remove(verdicts.keySet().iterator().next());
            }
            verdicts.put(name, new Verdict(key, until));
        }
    }
}
