package ostiary.core.signup;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;

/// An account that waits for its address to be confirmed. Each request for an account is stored separately, so
/// nobody's code confirms somebody else's password.
///
/// @param userId the id that the account will have
public record PendingSignUp(
        UserId userId, EmailAddress email, Optional<String> name, SealedHash passwordHash, Instant expiresAt) {}
