package ostiary.core.passkey;

import java.util.List;
import ostiary.core.factor.FactorOutcome;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// The result of a change of a user's passkeys.
public sealed interface PasskeyOutcome {
    /// An authenticator may make a passkey by these.
    ///
    /// @param present the passkeys that the user has, so that no authenticator makes a second one
    record Offered(String challenge, RelyingParty party, UserId user, EmailAddress account, List<Passkey> present)
            implements PasskeyOutcome {
        @Override
        public String toString() {
            return "Offered";
        }
    }

    /// The user can sign in with the passkey; said again where its answer was lost.
    record Added(Passkey passkey) implements PasskeyOutcome {}

    /// The passkey, if there was one, is gone.
    record Removed() implements PasskeyOutcome {}

    /// The authenticator's answer is not what this session asked for, or comes too late.
    record Unverified() implements PasskeyOutcome {}

    /// The user has as many as there may be.
    record Full() implements PasskeyOutcome {}

    /// The user may change nothing, and why.
    record Barred(FactorOutcome reason) implements PasskeyOutcome {}
}
