package ostiary.core.mail;

import java.time.Duration;
import java.time.Instant;
import ostiary.core.user.EmailAddress;

/// A message to a user. Its wording belongs to the [Mailer].
public sealed interface Mail {
    EmailAddress to();

    /// Carries the code that confirms a sign-up. Nothing in it was chosen by whoever asked for it, who need not be the
    /// owner of the address: a name would be room for a message of theirs.
    record ConfirmAddress(EmailAddress to, String code, Duration validFor) implements Mail {
        @Override
        public String toString() {
            return "ConfirmAddress";
        }
    }

    /// Tells the owner of an address that somebody tried to sign up with it, although it has an account, which has no
    /// password here.
    record NoPasswordHere(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "NoPasswordHere";
        }
    }

    /// Tells a user that logins ask for another authenticator from now on. Without its name, in which somebody
    /// else could have written a message of theirs.
    record FactorAdded(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "FactorAdded";
        }
    }

    /// Tells a user that an authenticator is gone.
    ///
    /// @param left how many there still are
    record FactorRemoved(EmailAddress to, int left) implements Mail {
        @Override
        public String toString() {
            return "FactorRemoved";
        }
    }

    /// Tells a user that another passkey opens the account from now on.
    record PasskeyAdded(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "PasskeyAdded";
        }
    }

    /// Tells a user that a passkey is gone.
    record PasskeyRemoved(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "PasskeyRemoved";
        }
    }

    /// Tells a user that somebody logged in with one of their recovery codes.
    ///
    /// @param left how many there still are
    record RecoveryCodeUsed(EmailAddress to, int left) implements Mail {
        @Override
        public String toString() {
            return "RecoveryCodeUsed";
        }
    }

    /// Tells a user that somebody with the password has typed so many wrong codes that those of
    /// authenticators let nobody in any more.
    record FactorLocked(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "FactorLocked";
        }
    }

    /// Tells a user that their recovery codes were replaced.
    record RecoveryCodesRenewed(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "RecoveryCodesRenewed";
        }
    }

    /// Carries what sets another password: a code for where it was asked for, and a link for any other place.
    /// Nothing in it was chosen by whoever asked for it.
    ///
    /// @param link a page of the service, below its configured issuer
    record ResetPassword(EmailAddress to, String code, String link, Duration validFor) implements Mail {
        @Override
        public String toString() {
            return "ResetPassword";
        }
    }

    /// Tells a user that an operator has made the password void.
    record PasswordVoided(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "PasswordVoided";
        }
    }

    /// Tells the owner of an address that somebody asked for another password, although there is no account.
    record NoAccountHere(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "NoAccountHere";
        }
    }

    /// Tells the owner of an address that somebody asked for another password, although there is none here:
    /// another system has it.
    record PasswordIsElsewhere(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "PasswordIsElsewhere";
        }
    }

    /// Tells a user that there is another password now.
    record PasswordChanged(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "PasswordChanged";
        }
    }

    /// Tells a user when their account will be deleted, and how to keep it.
    record DeletionRequested(EmailAddress to, Instant at) implements Mail {
        @Override
        public String toString() {
            return "DeletionRequested";
        }
    }

    /// Tells a user that their account will not be deleted.
    record DeletionCancelled(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "DeletionCancelled";
        }
    }

    /// Tells a user that their account stays although they wanted it deleted, since another service needs it still.
    /// Without the words of that service.
    record DeletionRefused(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "DeletionRefused";
        }
    }

    /// Carries what makes an address an account's: a code for where it was asked for, and a link for any other place.
    /// Nothing in it was chosen by whoever asked for it, who need not be the owner of the address.
    ///
    /// @param account the address that the account has, masked
    /// @param link a page of the service, below its configured issuer
    record ConfirmNewAddress(EmailAddress to, String account, String code, String link, Duration validFor)
            implements Mail {
        @Override
        public String toString() {
            return "ConfirmNewAddress";
        }
    }

    /// Tells the owner of an address that somebody wanted it for another account, although it has one.
    record AddressIsTaken(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "AddressIsTaken";
        }
    }

    /// Tells a user that somebody asked for another address.
    record AddressChangeRequested(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "AddressChangeRequested";
        }
    }

    /// Tells a user at the address that they had that it is another one now, with the way back. Without the new one, in
    /// which somebody else could have written a message of theirs.
    ///
    /// @param link a page of the service, below its configured issuer
    record AddressChanged(EmailAddress to, String link, Duration validFor) implements Mail {
        @Override
        public String toString() {
            return "AddressChanged";
        }
    }

    /// Tells at an address that an account has left it for one that it had before.
    record AddressLeft(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "AddressLeft";
        }
    }

    /// Tells a user that they have their former address again.
    record AddressRestored(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "AddressRestored";
        }
    }

    /// Tells the owner of an address that somebody tried to sign up with it, although it has an account.
    record AlreadySignedUp(EmailAddress to) implements Mail {
        @Override
        public String toString() {
            return "AlreadySignedUp";
        }
    }
}
