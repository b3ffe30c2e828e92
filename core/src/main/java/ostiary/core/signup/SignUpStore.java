package ostiary.core.signup;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;

/// Port: sign-ups waiting for confirmation, stored by address and code.
public interface SignUpStore {
    void keep(CodeHash code, PendingSignUp signUp);

    /// Empty if the address has no such code, or if the code has expired.
    Optional<PendingSignUp> find(EmailAddress email, CodeHash code, Instant now);

    /// Turns the pending sign-up into an account: all of it or nothing, and once for
    /// each code, however many callers.
    ///
    /// @return empty if the address has no such code, if the code has expired, or if
    /// the address has an account by now
    Optional<User> confirm(EmailAddress email, CodeHash code, Instant now);
}
