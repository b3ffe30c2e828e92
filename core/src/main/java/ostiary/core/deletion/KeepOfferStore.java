package ostiary.core.deletion;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;

/// Port: offers to keep an account, each for whoever has proven to be its owner.
public interface KeepOfferStore {
    void keep(KeepOffer offer);

    /// Strongly consistent: sees every acknowledged write. Empty if it has expired.
    Optional<KeepOffer> find(Sha256 id, Instant now);

    /// Spends the offer and takes the whole mark of the deletion back, or nothing: of any number of concurrent
    /// callers, one wins. Every session that has started by `now` is over.
    ///
    /// @param login as the caller has seen it; empty where another system has it
    /// @return false if the offer is spent or expired, the account gone, disabled, or to be deleted at another
    ///     time, or its login has changed
    boolean redeem(KeepOffer offer, Optional<Credential> login, Instant now);

    /// Notes that all has been told that follows.
    void done(Sha256 id);
}
