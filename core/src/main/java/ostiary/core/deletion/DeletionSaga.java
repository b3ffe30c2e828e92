package ostiary.core.deletion;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
    /// Whoever is waited for has to have a second in which to say that it is at work.
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(2);

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

    /// How long each of two messages waits for its answer: both are over after three quarters of the time that is left,
    /// however late the question is.
    ///
    /// @return in whole seconds
    public Duration answerTime(Instant at) {
        var part = Duration.between(clock.instant(), at)
                .multipliedBy(3)
                .dividedBy(8)
                .truncatedTo(ChronoUnit.SECONDS);
        return part.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : part;
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

    /// Takes the deletion back, since not all let the account go. Once it is final, that is too late.
    ///
    /// @param by the names of those that refused or did not answer
    /// @return final, refused until the owner is told, or over
    /// @throws UnavailableException if the login changes at this moment
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
            audit.record(new AuditEvent.DeletionRefused(user, by));
        }
        return standing;
    }

    /// Tells the owner that others have refused the deletion, once. Nobody else waits for this: an address to which no
    /// mail goes holds up no participant.
    ///
    /// @throws UnavailableException if the owner could not be told
    public SagaStanding tell(UserId user, Instant at) {
        if (store.find(user, at) == SagaStanding.REFUSED) {
            users.find(user).ifPresent(found -> mailer.send(new Mail.DeletionRefused(found.email())));
            store.told(user, at);
        }
        return store.find(user, at);
    }

    private static UnavailableException changed() {
        return new UnavailableException("the account changes at this very moment", null);
    }
}
