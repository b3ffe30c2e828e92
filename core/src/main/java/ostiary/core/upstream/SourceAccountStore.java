package ostiary.core.upstream;

import java.util.Optional;

/// Port: which account is which user's of the identity source.
public interface SourceAccountStore {
    /// As it is now, with every write that was acknowledged before.
    Optional<SourceAccount> find(SourceId id);

    /// Writes down all of it or nothing, and for each user and each address once, however many ask:
    /// that the user of the source is this user; the user, unless there is one already; and with a hash,
    /// the address's login.
    ///
    /// @return false if any of it is no longer as the arrival says, or belongs to another user of the source
    boolean admit(LinkRequest arrival);
}
