package ostiary.core.upstream;

import java.util.Optional;

/// Port: links from users of the identity source to accounts.
public interface SourceAccountStore {
    /// Strongly consistent: sees every acknowledged write.
    Optional<SourceAccount> find(SourceId id);

    /// Writes all of it or nothing, and once for each user and each address however many callers: the link; the
    /// user, unless there is one already; and with a hash, the address's login.
    ///
    /// A new link's user must not be here under another address: it may have a password, which somebody else knows.
    ///
    /// @return false if any of it has changed since `request` was made, or belongs to somebody else
    boolean link(LinkRequest request);
}
