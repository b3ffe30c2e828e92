package ostiary.core.export;

import java.util.List;
import java.util.Set;
import ostiary.core.consent.Consent;
import ostiary.core.factor.Factors;
import ostiary.core.passkey.Passkey;
import ostiary.core.recovery.FormerAddress;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.user.User;

/// All that is stored of an account and says something about its owner: no hash, no secret, no code.
///
/// @param roles of the user's tokens
/// @param former addresses to which there is a way back
/// @param factors without their secrets
/// @param sessions that are not over
/// @param consents those that were taken back, too
public record AccountCopy(
        User user,
        Set<String> roles,
        List<FormerAddress> former,
        Factors factors,
        List<Passkey> passkeys,
        List<SessionSnapshot> sessions,
        List<Consent> consents) {
    public AccountCopy {
        roles = Set.copyOf(roles);
        former = List.copyOf(former);
        passkeys = List.copyOf(passkeys);
        sessions = List.copyOf(sessions);
        consents = List.copyOf(consents);
    }

    /// Leaves out all but whose it is.
    @Override
    public String toString() {
        return "AccountCopy of " + user.id();
    }
}
