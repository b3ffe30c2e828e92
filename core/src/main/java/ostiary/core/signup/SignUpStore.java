package ostiary.core.signup;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;

/// Port: accounts in the making, each kept under its address.
public interface SignUpStore {
    void keep(CodeHash code, PendingSignUp signUp);

    /// Empty if the address has no such code, or if the code has expired.
    Optional<PendingSignUp> find(EmailAddress email, CodeHash code, Instant now);

    /// Turns the pending sign-up into an account: all of it or nothing, and for each code once, however many ask.
    ///
    /// @return empty if the address has no such code, if the code has expired, or if there is an account meanwhile
    Optional<User> confirm(EmailAddress email, CodeHash code, Instant now);
}
