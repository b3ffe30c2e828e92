package ostiary.core.factor;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.access.Principal;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.factor.FactorOutcome.NotFound;
import ostiary.core.factor.FactorOutcome.Renewed;
import ostiary.core.mail.Mail;
import ostiary.core.user.Credential;

/// Use case: a user gets new recovery codes, and those before are void.
public final class RenewRecoveryCodes {
    private final FactorChanges changes;
    private final FactorStore store;
    private final RecoveryCodes codes;
    private final FactorNotices notices;
    private final AuditLog audit;
    private final InstantSource clock;

    public RenewRecoveryCodes(
            FactorChanges changes,
            FactorStore store,
            SecureRandom random,
            FactorNotices notices,
            AuditLog audit,
            InstantSource clock) {
        this.changes = changes;
        this.store = store;
        this.codes = new RecoveryCodes(random);
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes new codes, if the user has a factor that they can stand in for.
    public FactorOutcome renew(Principal who) {
        return changes.make(who, clock.instant(), login -> Optional.of(renewed(login)));
    }

    private FactorOutcome renewed(Credential login) {
        if (login.factors() == 0) {
            return new NotFound(); // also if the first one is being confirmed right now, by somebody with two factors
        }
        var user = login.userId();
        var fresh = codes.next();
        if (!store.replaceRecoveryCodes(user, RecoveryCodes.hashes(fresh, user), clock.instant())) {
            return new NotFound();
        }
        audit.record(new AuditEvent.RecoveryCodesRenewed(user));
        notices.send(new Mail.RecoveryCodesRenewed(login.email()));
        return new Renewed(fresh);
    }
}
