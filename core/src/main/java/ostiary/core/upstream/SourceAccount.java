package ostiary.core.upstream;

import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// Who a user of the identity source is here.
///
/// @param email the source's address for the user, as of the last login
/// @param moved whether the user has moved in: the password is known here, and the source's no longer counts
public record SourceAccount(UserId userId, EmailAddress email, boolean moved) {}
