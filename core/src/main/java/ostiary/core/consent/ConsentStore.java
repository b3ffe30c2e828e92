package ostiary.core.consent;

import java.util.List;
import java.util.Optional;
import ostiary.core.user.UserId;

/// Port: what each user has agreed to, one consent a client.
public interface ConsentStore {
    /// The consent as it is now: a withdrawal of a moment ago is seen.
    Optional<Consent> find(UserId user, String clientId);

    /// The same for half the price. It may lag a moment behind.
    default Optional<Consent> glance(UserId user, String clientId) {
        return find(user, clientId);
    }

    /// All of a user's, those that were withdrawn lately included. It may lag a moment behind.
    List<Consent> list(UserId user);

    /// Adds or replaces a consent.
    ///
    /// @param known the version before; empty for none
    /// @return whether it is done, by this call or an earlier one; else somebody has changed it meanwhile
    boolean put(UserId user, Optional<Consent> known, Consent changed);

    /// Forgets all of a user's, as if there had been none.
    void forgetAll(UserId user);
}
