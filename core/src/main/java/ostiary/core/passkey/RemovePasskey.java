package ostiary.core.passkey;

import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.access.Principal;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.factor.FactorChanges;
import ostiary.core.factor.FactorNotices;
import ostiary.core.mail.Mail;
import ostiary.core.passkey.PasskeyOutcome.Barred;
import ostiary.core.passkey.PasskeyOutcome.Removed;
import ostiary.core.user.Credential;

/// Use case: a user removes a passkey. No login takes it from then on; sessions that it began go on.
public final class RemovePasskey {
    private final FactorChanges changes;
    private final PasskeyStore store;
    private final FactorNotices notices;
    private final AuditLog audit;
    private final InstantSource clock;

    public RemovePasskey(
            FactorChanges changes, PasskeyStore store, FactorNotices notices, AuditLog audit, InstantSource clock) {
        this.changes = changes;
        this.store = store;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /// Removes the passkey, if the user has it.
    public PasskeyOutcome remove(Principal who, PasskeyId id) {
        return changes.make(who, clock.instant(), login -> Optional.of(removed(login, id)), Barred::new);
    }

    private PasskeyOutcome removed(Credential login, PasskeyId id) {
        if (store.remove(login.userId(), id)) {
            audit.record(new AuditEvent.PasskeyRemoved(login.userId()));
            notices.send(new Mail.PasskeyRemoved(login.email()));
        } else if (store.find(login.userId(), id).isPresent()) {
            throw new UnavailableException("the passkey is there still", null);
        }
        return new Removed();
    }
}
