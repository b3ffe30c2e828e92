package ostiary.core.upstream;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.user.Credential;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;

/// A user of the identity source who has proven who they are, and the records to write for them.
///
/// @param userId the user's id here
/// @param known whether the link exists already
/// @param login the address's existing login, if it has one; it holds no password
/// @param hash of the password, when the user migrates
public record LinkRequest(
        SourceUser user,
        UserId userId,
        boolean known,
        Optional<Credential> login,
        Optional<SealedHash> hash,
        Instant now) {}
