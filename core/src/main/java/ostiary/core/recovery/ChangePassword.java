package ostiary.core.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.core.UnavailableException;
import ostiary.core.access.Revocation;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.core.session.OpenSessions;
import ostiary.core.session.SessionStore;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.SessionId;
import ostiary.core.user.Credential;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserPasswords;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Use case: a user who knows the present password sets another one. All other sessions end, and the one in
/// which it was done goes on with its next refresh.
public final class ChangePassword {
    private final UserStore users;
    private final UserStatusStore statuses;
    private final OpenSessions open;
    private final PasswordStore store;
    private final PasswordPolicy policy;
    private final UserPasswords passwords;
    private final PasswordAftermath aftermath;
    private final Throttle throttle;
    private final AuditLog audit;
    private final InstantSource clock;

    public ChangePassword(
            UserStore users,
            UserStatusStore statuses,
            SessionStore sessions,
            PasswordStore store,
            PasswordPolicy policy,
            UserPasswords passwords,
            PasswordAftermath aftermath,
            Throttle throttle,
            AuditLog audit,
            InstantSource clock) {
        this.users = users;
        this.statuses = statuses;
        this.open = new OpenSessions(sessions, statuses);
        this.store = store;
        this.policy = policy;
        this.passwords = passwords;
        this.aftermath = aftermath;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /// Sets the password. The present one is counted before it is looked at: whoever has a token and not the
    /// password must not guess more than anybody. Logins count for nothing here, or strangers could keep an
    /// owner from changing a password.
    ///
    /// @param session in which it is asked for
    public Outcome change(UserId id, SessionId session, Password present, Password next) {
        var user = users.find(id);
        if (user.isEmpty()) {
            return new Outcome.SessionIsOver();
        }
        var verdict = policy.judge(next, context(user.get()));
        if (verdict != Verdict.ACCEPTED) {
            return new Outcome.WeakPassword(verdict);
        }
        var wait = throttle.take(Limits.PASSWORD_CHANGE_BY_USER.of(id.toString()), clock.instant());
        if (wait.isPresent()) {
            return new Outcome.TooManyFailures(wait.get());
        }
        // A session that is over must not come back to life by this.
        return open.admitted(id, session, clock.instant())
                .map(status -> judge(new Change(user.get(), session, status), present, next))
                .orElseGet(Outcome.SessionIsOver::new);
    }

    private record Change(User user, SessionId session, UserStatus seen) {}

    private Outcome judge(Change change, Password present, Password next) {
        var id = change.user().id();
        var login = users.findCredential(change.user().email())
                .filter(found -> found.userId().equals(id));
        boolean isRight = login.map(found -> passwords.matches(present, found.passwordHash(), id))
                .orElseGet(() -> passwords.matchesNobody(present));
        var since = isRight ? Optional.of(set(change, login.orElseThrow(), next)) : setAlready(change, login, next);
        if (since.isEmpty()) {
            audit.record(new AuditEvent.PasswordChangeRefused(id, change.session()));
            return new Outcome.WrongPassword();
        }
        finish(change, since.get());
        return new Outcome.Done();
    }

    /// @return since when the other sessions are over
    private Instant set(Change change, Credential login, Password next) {
        var to = passwords.hash(next).sealedFor(login.userId());
        var now = clock.instant();
        if (!store.change(login, change.seen(), to, change.session().value(), now)) {
            throw new UnavailableException("the account changes at this very moment", null);
        }
        return now;
    }

    /// Since when the other sessions are over, if the very same was done before in this session, and its answer was
    /// lost. Only who has known the password once gets a second comparison.
    private Optional<Instant> setAlready(Change change, Optional<Credential> login, Password next) {
        boolean isKept =
                change.seen().kept().filter(change.session().value()::equals).isPresent();
        return login.filter(found -> isKept && passwords.matches(next, found.passwordHash(), found.userId()))
                .flatMap(_ -> change.seen().notBefore());
    }

    /// Sessions once more, after the write: a login with the old password that began just before it is over,
    /// too. All access tokens, since those of one session can't be told from the others by the feed.
    private void finish(Change change, Instant since) {
        var id = change.user().id();
        var now = clock.instant();
        statuses.endOthers(id, change.session().value(), since, now);
        aftermath.follow(id, change.user().email(), new Revocation.OfUser(id, now), now);
        audit.record(new AuditEvent.PasswordChanged(id, change.session()));
    }

    private static List<String> context(User user) {
        return Stream.concat(Stream.of(user.email().value()), user.name().stream())
                .toList();
    }

    /// The result of an attempt to set another password.
    public sealed interface Outcome {
        record Done() implements Outcome {}

        record WrongPassword() implements Outcome {}

        record WeakPassword(Verdict verdict) implements Outcome {}

        /// The token has outlived its session, or its user.
        record SessionIsOver() implements Outcome {}

        record TooManyFailures(Duration retryAfter) implements Outcome {}
    }
}
