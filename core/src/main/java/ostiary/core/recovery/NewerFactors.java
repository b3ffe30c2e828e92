package ostiary.core.recovery;

import java.time.InstantSource;
import java.util.Set;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.factor.Authenticator;
import ostiary.core.factor.FactorStore;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStore;

/// Takes a user's second factors away that are newer than a moment: a thief's would keep the owner out at the login.
final class NewerFactors {
    private final UserStore users;
    private final FactorStore factors;
    private final AuditLog audit;
    private final InstantSource clock;

    NewerFactors(UserStore users, FactorStore factors, AuditLog audit, InstantSource clock) {
        this.users = users;
        this.factors = factors;
        this.audit = audit;
        this.clock = clock;
    }

    /// Takes them away, and recovery codes that are newer. To be repeated by whoever is cut off.
    ///
    /// @param address of the user's login
    /// @param taken what they are newer than; what was made after it stays
    /// @throws UnavailableException if somebody else changes them at this moment
    void forget(UserId user, EmailAddress address, FormerAddresses.Taken taken) {
        var then = taken.factorsOf();
        var history = factors.history(user, clock.instant());
        for (var newer : history.newerThan(then)) {
            if (taken.mayHaveFound(newer.createdAt())) {
                users.findCredential(address)
                        .filter(found -> found.userId().equals(user) && !found.disabled())
                        .ifPresent(login -> remove(login, newer));
            }
        }
        if (history.codesMadeAt().filter(taken::mayHaveFound).isPresent() && !history.hasCodesOf(then)) {
            factors.replaceRecoveryCodes(user, Set.of(), clock.instant());
        }
    }

    private void remove(Credential login, Authenticator newer) {
        if (!factors.remove(login, newer.id())) {
            throw new UnavailableException("a user's factors change at this very moment", null);
        }
        audit.record(new AuditEvent.FactorRemoved(login.userId()));
    }
}
