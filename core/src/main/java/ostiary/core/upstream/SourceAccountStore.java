package ostiary.core.upstream;

import java.util.Optional;

/// Port: links from users of the identity source to accounts.
public interface SourceAccountStore {
    /// Strongly consistent: sees every acknowledged write.
    Optional<SourceAccount> find(SourceId id);

    /// Writes all of it or nothing, and once for each user and each address however many callers: the link; the
    /// user, unless there is one already; and with a hash, the address's login.
    ///
    /// @return false if any of it has changed since `request` was made, or belongs to another user of the source
    boolean link(LinkRequest request);
}
