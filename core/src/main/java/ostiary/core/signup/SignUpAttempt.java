package ostiary.core.signup;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;

/// The request of somebody who signs up on a page: with it, and a code that is mailed for it, they go on.
///
/// @param userId the id that the account will have
/// @param until when another code may be asked for
public record SignUpAttempt(
        UserId userId, EmailAddress email, Optional<String> name, SealedHash passwordHash, Instant until) {
    PendingSignUp pending(Instant expiresAt) {
        return new PendingSignUp(userId, email, name, passwordHash, expiresAt);
    }

    @Override
    public String toString() {
        return "SignUpAttempt of " + userId;
    }
}
