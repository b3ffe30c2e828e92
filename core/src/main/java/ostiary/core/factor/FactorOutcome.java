package ostiary.core.factor;

import java.time.Duration;
import java.util.List;
import ostiary.core.user.EmailAddress;

/// The result of a change of a user's second factors.
public sealed interface FactorOutcome {
    /// An authenticator waits for its first code.
    ///
    /// @param account the user's address, which the app shows
    record Begun(FactorId id, TotpSecret secret, EmailAddress account) implements FactorOutcome {
        @Override
        public String toString() {
            return "Begun " + id;
        }
    }

    /// Logins ask for the authenticator from now on.
    ///
    /// @param recoveryCodes of the user's first authenticator, told once; of another none
    record Confirmed(List<String> recoveryCodes) implements FactorOutcome {
        @Override
        public String toString() {
            return "Confirmed";
        }
    }

    /// The authenticator, if there was one, is gone.
    record Removed() implements FactorOutcome {}

    /// The recovery codes before are void.
    ///
    /// @param recoveryCodes told once
    record Renewed(List<String> recoveryCodes) implements FactorOutcome {
        @Override
        public String toString() {
            return "Renewed";
        }
    }

    /// The user has to log in once more, and how.
    record LoginNeeded(StepUp stepUp) implements FactorOutcome {}

    record WrongCode() implements FactorOutcome {}

    /// No such authenticator waits for a code, or no factor is there that codes could stand in for.
    record NotFound() implements FactorOutcome {}

    /// The user has as many authenticators as there may be.
    record Full() implements FactorOutcome {}

    /// Another identity source keeps the user's password, and asks for factors of its own.
    record KeptElsewhere() implements FactorOutcome {}

    /// The token has outlived its user, or the user is disabled, or about to be deleted.
    record NoUser() implements FactorOutcome {}

    record TooManyRequests(Duration retryAfter) implements FactorOutcome {}
}
