package ostiary.core.export;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import ostiary.core.access.Principal;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.consent.ConsentStore;
import ostiary.core.factor.FactorStore;
import ostiary.core.factor.StepUp;
import ostiary.core.factor.StepUps;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.recovery.AddressStore;
import ostiary.core.session.OpenSessions;
import ostiary.core.session.SessionStore;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.user.Credential;
import ostiary.core.user.User;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Use case: a person gets a copy of their data
/// ([GDPR, article 15(3)](https://eur-lex.europa.eu/eli/reg/2016/679/oj#art_15)). It tells where somebody lives online,
/// so that a stolen access token is not enough: the login has to be fresh, and by two factors where the user has two.
public final class ExportAccount {
    private final UserStore users;
    private final SessionStore sessions;
    private final OpenSessions open;
    private final FactorStore factors;
    private final PasskeyStore passkeys;
    private final ConsentStore consents;
    private final AddressStore addresses;
    private final StepUps stepUps;
    private final Throttle throttle;
    private final AuditLog audit;
    private final InstantSource clock;

    public ExportAccount(
            UserStore users,
            UserStatusStore statuses,
            SessionStore sessions,
            FactorStore factors,
            PasskeyStore passkeys,
            ConsentStore consents,
            AddressStore addresses,
            StepUps stepUps,
            Throttle throttle,
            AuditLog audit,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.open = new OpenSessions(sessions, statuses);
        this.factors = factors;
        this.passkeys = passkeys;
        this.consents = consents;
        this.addresses = addresses;
        this.stepUps = stepUps;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /// The copy, or the reason why there is none.
    public Outcome export(Principal who) {
        var now = clock.instant();
        var user = users.find(who.userId());
        var status = open.admitted(who.userId(), who.sessionId(), now);
        if (user.isEmpty() || status.isEmpty()) {
            return new Outcome.TokenIsOver();
        }
        var login = users.findCredential(user.get().email())
                .filter(found -> found.userId().equals(who.userId()));
        var missing = stepUps.missing(who, login, now);
        if (missing.isPresent()) {
            return new Outcome.LoginNeeded(missing.get());
        }
        var wait = throttle.take(Limits.EXPORT_BY_USER.of(who.userId().toString()), now);
        if (wait.isPresent()) {
            return new Outcome.TooManyRequests(wait.get());
        }
        var copy = copy(user.get(), status.get(), login, now);
        audit.record(new AuditEvent.AccountExported(who.userId()));
        return new Outcome.Exported(copy);
    }

    private AccountCopy copy(User user, UserStatus status, Optional<Credential> login, Instant now) {
        var id = user.id();
        return new AccountCopy(
                user,
                status.roles().orElseGet(() -> login.map(Credential::roles).orElse(Set.of())),
                addresses.former(id, now).list(),
                factors.find(id),
                passkeys.list(id),
                sessions.list(id, now),
                consents.list(id));
    }

    /// The result of a request.
    public sealed interface Outcome {
        record Exported(AccountCopy copy) implements Outcome {}

        /// The user has to log in once more, and how.
        record LoginNeeded(StepUp stepUp) implements Outcome {}

        /// The token has outlived its session, or its user, or the user is disabled.
        record TokenIsOver() implements Outcome {}

        record TooManyRequests(Duration retryAfter) implements Outcome {}
    }
}
