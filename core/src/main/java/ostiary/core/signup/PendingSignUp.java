package ostiary.core.signup;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// An account that will be, once its address is confirmed. Each request for an account is one of its own, so nobody's
/// code confirms somebody else's password.
///
/// @param userId the account's id if it comes to be
public record PendingSignUp(
        UserId userId, EmailAddress email, Optional<String> name, PasswordHash passwordHash, Instant expiresAt) {}
