package ostiary.core.factor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.access.Principal;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.factor.FactorOutcome.Removed;
import ostiary.core.user.Credential;

/// Use case: a user removes an authenticator. Logins that wait for its code are refused from then on.
public final class RemoveAuthenticator {
    private final FactorChanges changes;
    private final FactorStore store;
    private final FactorNotices notices;
    private final AuditLog audit;
    private final InstantSource clock;

    public RemoveAuthenticator(
            FactorChanges changes, FactorStore store, FactorNotices notices, AuditLog audit, InstantSource clock) {
        this.changes = changes;
        this.store = store;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /// Removes the authenticator, if the user has it.
    public FactorOutcome remove(Principal who, FactorId id) {
        var now = clock.instant();
        return changes.make(who, now, login -> removed(login, id, now));
    }

    private Optional<FactorOutcome> removed(Credential login, FactorId id, Instant now) {
        var found = store.find(login.userId()).authenticator(id);
        if (found.isEmpty()) {
            return Optional.of(new Removed());
        }
        if (!store.retire(login, found.get(), now)) {
            return Optional.empty();
        }
        audit.record(new AuditEvent.FactorRemoved(login.userId()));
        notices.removed(login.email(), login.factors() - 1);
        return Optional.of(new Removed());
    }
}
