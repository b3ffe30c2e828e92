package ostiary.core.deletion;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStore;

/// Use case: the steps of a deletion that other services take part in. Each may come twice, and late.
public final class DeletionSaga {
    private final SagaStore store;
    private final UserStore users;
    private final Mailer mailer;
    private final AuditLog audit;
    private final InstantSource clock;

    public DeletionSaga(SagaStore store, UserStore users, Mailer mailer, AuditLog audit, InstantSource clock) {
        this.store = store;
        this.users = users;
        this.mailer = mailer;
        this.audit = audit;
        this.clock = clock;
    }

    /// How the deletion of that instant stands.
    public SagaStanding find(UserId user, Instant at) {
        return store.find(user, at);
    }

    /// Makes the deletion final, unless its owner has kept the account.
    ///
    /// @throws UnavailableException if somebody changes it at this moment
    public SagaStanding finish(UserId user, Instant at) {
        var standing = store.finish(user, at);
        if (standing == SagaStanding.PENDING) {
            throw changed();
        }
        return standing;
    }

    /// Takes the deletion back, since not all let the account go, and tells its owner. Once it is final, that is too
    /// late.
    ///
    /// @param by the names of those that refused or did not answer
    /// @return final, or over
    /// @throws UnavailableException if the login changes at this moment, or the owner could not be told
    public SagaStanding callOff(UserId user, Instant at, List<String> by) {
        var standing = store.find(user, at);
        if (standing == SagaStanding.PENDING) {
            var login = users.find(user)
                    .flatMap(found -> users.findCredential(found.email()))
                    .filter(found -> found.userId().equals(user));
            if (!store.callOff(user, login, clock.instant(), at)) {
                throw changed();
            }
            standing = SagaStanding.REFUSED;
        }
        if (standing == SagaStanding.REFUSED) {
            users.find(user).ifPresent(found -> mailer.send(new Mail.DeletionRefused(found.email())));
            audit.record(new AuditEvent.DeletionRefused(user, by));
            store.told(user, at);
        }
        return standing == SagaStanding.FINAL ? SagaStanding.FINAL : SagaStanding.OVER;
    }

    private static UnavailableException changed() {
        return new UnavailableException("the account changes at this very moment", null);
    }
}
