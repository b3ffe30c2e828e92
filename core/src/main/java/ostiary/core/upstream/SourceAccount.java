package ostiary.core.upstream;

import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// The link from a user of the identity source to an account here.
///
/// @param email the source's address for the user, as of the last login
/// @param moved whether the user has migrated: the password is known here, and the source's no longer counts
/// @param leaving whether the account here is about to be deleted, or has been: a password at the source opens no other
public record SourceAccount(UserId userId, EmailAddress email, boolean moved, boolean leaving) {
    /// The link to an account that stays.
    public SourceAccount(UserId userId, EmailAddress email, boolean moved) {
        this(userId, email, moved, false);
    }
}
