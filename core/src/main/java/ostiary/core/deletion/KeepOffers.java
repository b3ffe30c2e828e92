package ostiary.core.deletion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Offers whoever has logged in to an account that will be deleted to keep it: a random text that is good once, of
/// which only the hash is stored. It begins with letters of its own, so that no other endpoint takes it.
public final class KeepOffers {
    /// How long an offer is good for: long enough to read a page, and no longer than any other code.
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String PREFIX = "odk_";
    private static final int BYTES = 32;

    private final UserStore users;
    private final UserStatusStore statuses;
    private final KeepOfferStore store;
    private final SecureRandom random;

    public KeepOffers(UserStore users, UserStatusStore statuses, KeepOfferStore store, SecureRandom random) {
        this.users = users;
        this.statuses = statuses;
        this.store = store;
        this.random = random;
    }

    /// An offer, to be shown to whoever has just proven to be the user, and to nobody else.
    ///
    /// @param challenge to be sent by whoever keeps the account
    /// @param deletesAt when it is deleted otherwise
    public record Offered(String challenge, Instant deletesAt) {
        @Override
        public String toString() {
            return "Offered until " + deletesAt;
        }
    }

    /// Makes an offer. Empty unless the account will be deleted; whoever is disabled has nothing to keep.
    public Optional<Offered> offer(UserId user, Instant now) {
        return statuses.findStatus(user)
                .filter(status -> !status.disabled())
                .flatMap(UserStatus::deletesAt)
                .map(at -> offer(user, at, now));
    }

    private Offered offer(UserId user, Instant at, Instant now) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var challenge = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var login = users.find(user)
                .flatMap(found -> users.findCredential(found.email()))
                .filter(found -> found.userId().equals(user));
        store.keep(
                new KeepOffer(id(challenge), user, at, KeepOffer.fingerprint(login), false, false, now.plus(LIFETIME)));
        return new Offered(challenge, at);
    }

    /// The offer behind a text.
    ///
    /// @param challenge may be anything
    Optional<KeepOffer> find(String challenge, Instant now) {
        return challenge.startsWith(PREFIX) ? store.find(id(challenge), now) : Optional.empty();
    }

    private static Sha256 id(String challenge) {
        return Sha256.of(challenge.getBytes(UTF_8));
    }
}
