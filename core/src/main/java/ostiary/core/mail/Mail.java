package ostiary.core.mail;

import java.time.Duration;
import java.util.Optional;
import ostiary.core.user.EmailAddress;

/// Something to tell a user by mail. How it is worded is the [Mailer]'s business.
public sealed interface Mail {
    EmailAddress to();

    /// Here is the code that makes your account.
    record ConfirmAddress(EmailAddress to, Optional<String> name, String code, Duration validFor) implements Mail {
        @Override
        public String toString() {
            return "ConfirmAddress";
        }
    }

    /// Somebody, perhaps you, tried to sign up with an address that has an account already.
    record AlreadySignedUp(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "AlreadySignedUp";
        }
    }
}
