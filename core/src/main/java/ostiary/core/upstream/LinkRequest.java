package ostiary.core.upstream;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;

/// A user of the identity source who has proven who they are, and what is to be written of them.
///
/// @param userId who they are here
/// @param known whether that is on record already
/// @param login the address's login as it was found: one without a password
/// @param hash of the password, for those who move in
public record LinkRequest(
        SourceUser user,
        UserId userId,
        boolean known,
        Optional<Credential> login,
        Optional<PasswordHash> hash,
        Instant now) {}
