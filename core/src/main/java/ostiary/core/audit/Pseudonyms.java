package ostiary.core.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.key.HmacKeys;

/// Stands in for names and networks in the audit log, by keyed hashes: whoever reads the log can tell that two
/// lines are about the same one, and can't find out which by hashing names and addresses. With the next key, which
/// is months away, each has another.
public final class Pseudonyms {
    /// Enough to tell apart what a log holds.
    private static final int BYTES = 9;

    private final HmacKeys keys;

    public Pseudonyms(HmacKeys keys) {
        this.keys = keys;
    }

    /// The pseudonym of a user name in its one spelling; empty while the keys are out of reach.
    public Optional<String> ofUsername(String username, Instant now) {
        return of("ostiary audit user name", username, now);
    }

    /// The pseudonym of a network; empty while the keys are out of reach.
    public Optional<String> ofNetwork(String network, Instant now) {
        return of("ostiary audit network", network, now);
    }

    private Optional<String> of(String purpose, String text, Instant now) {
        try {
            var hash = keys.current(now).mac(purpose, text.getBytes(UTF_8));
            return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES)));
        } catch (UnavailableException withoutKeys) {
            return Optional.empty();
        }
    }
}
