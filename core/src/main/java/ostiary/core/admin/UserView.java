package ostiary.core.admin;

import java.util.List;
import java.util.Set;
import ostiary.core.factor.Factors;
import ostiary.core.passkey.Passkey;
import ostiary.core.session.ListSessions.Listed;
import ostiary.core.user.Credential;

/// A user's account as it is shown to an operator.
///
/// @param passkeys the oldest first
/// @param sessions the open ones, the last used first
public record UserView(AdminTarget target, Factors factors, List<Passkey> passkeys, List<Listed> sessions) {
    public UserView {
        passkeys = List.copyOf(passkeys);
        sessions = List.copyOf(sessions);
    }

    /// The roles that an operator has given, or else those of the login here.
    public Set<String> roles() {
        return target.status()
                .roles()
                .orElseGet(() -> target.login().map(Credential::roles).orElse(Set.of()));
    }

    /// Whether a password of the user is here, be it void, and not at another identity source.
    public boolean isPasswordHere() {
        return target.login().filter(Credential::hasPassword).isPresent();
    }

    /// From how many kinds of device and network the open sessions come.
    public long devices() {
        return sessions.stream()
                .map(listed -> listed.snapshot().session().device())
                .distinct()
                .count();
    }
}
