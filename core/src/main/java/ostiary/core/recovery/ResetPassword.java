package ostiary.core.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ostiary.core.access.Revocation;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.user.Credential;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserPasswords;
import ostiary.core.user.UserPasswords.FreshHash;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Use case: somebody who reads a user's mail sets another password. It logs nobody in: whoever has set it
/// still needs what is asked for beside a password.
///
/// A wrong code, one for an account that there is not, and a right one for a disabled user are the same work
/// and the same answer. One conditional transaction decides; what follows it is told until it is noted that
/// all is told, so whoever is cut off sends the same once more.
public final class ResetPassword {
    private final UserStore users;
    private final UserStatusStore statuses;
    private final PasswordResetStore resets;
    private final PasswordPolicy policy;
    private final UserPasswords passwords;
    private final PasswordAftermath aftermath;
    private final WayBackAftermath wayBack;
    private final Throttle throttle;
    private final AuditLog audit;
    private final InstantSource clock;

    public ResetPassword(
            UserStore users,
            UserStatusStore statuses,
            PasswordResetStore resets,
            PasswordPolicy policy,
            UserPasswords passwords,
            PasswordAftermath aftermath,
            WayBackAftermath wayBack,
            Throttle throttle,
            AuditLog audit,
            InstantSource clock) {
        this.users = users;
        this.statuses = statuses;
        this.resets = resets;
        this.policy = policy;
        this.passwords = passwords;
        this.aftermath = aftermath;
        this.wayBack = wayBack;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /// Sets the password. The try is counted before what is shown is looked at, so that no number of
    /// concurrent guesses exceeds the limit (OWASP ASVS 6.6.3). A weak password, and one for which there is no
    /// slot to hash it, costs no try.
    ///
    /// @param shown empty if it is nothing of this service
    /// @param network where the request came from
    public Outcome reset(Optional<Proof> shown, Password next, String network) {
        var now = clock.instant();
        var wait = throttle.take(Limits.resetsFrom(network), now);
        if (wait.isPresent()) {
            audit.record(new AuditEvent.PasswordResetThrottled());
            return new Outcome.TooManyTries(wait.get());
        }
        var found =
                shown.flatMap(proof -> resets.find(proof.request(), now).filter(reset -> reset.isOpenTo(proof, now)));
        if (found.isEmpty()) {
            return refused();
        }
        var verdict = policy.judge(next, List.of(found.get().email().value()));
        return verdict == Verdict.ACCEPTED
                ? attempt(shown.get(), found.get(), next, now)
                : new Outcome.WeakPassword(verdict);
    }

    /// The hash is made first, so that the time tells nobody what was right.
    private Outcome attempt(Proof proof, PasswordReset found, Password next, Instant now) {
        var hash = passwords.hash(next);
        var tried = proof.isGuessable() ? resets.countTry(proof.request(), now) : Optional.of(found);
        if (tried.isEmpty()) {
            return refused();
        }
        var login = users.findCredential(tried.get().email());
        if (!proof.isOf(tried.get(), now)) {
            return refused();
        }
        return isDone(tried.get(), login, hash, next) ? new Outcome.Done() : refused();
    }

    private boolean isDone(PasswordReset reset, Optional<Credential> login, FreshHash hash, Password next) {
        if (reset.spent().isPresent()) {
            return isSetAlready(reset, login, next);
        }
        if (login.filter(found -> mayBeSet(reset, found)).isEmpty()) {
            return false;
        }
        var from = login.orElseThrow();
        // First, since the void password of a way back keeps out whoever has a passkey.
        wayBack.finishIfCutOff(from);
        return redeem(reset, from.passwordHash(), hash.sealedFor(reset.user()))
                || resets.find(reset.id(), clock.instant())
                        .filter(now -> isSetAlready(now, users.findCredential(now.email()), next))
                        .isPresent();
    }

    private static boolean mayBeSet(PasswordReset reset, Credential login) {
        return !login.disabled()
                && login.userId().equals(reset.user())
                && ResetSecrets.fingerprint(login.passwordHash()).equals(reset.password());
    }

    /// The instant is the latest that there can be, since a login with the old password may have begun
    /// meanwhile.
    private boolean redeem(PasswordReset reset, SealedHash from, SealedHash to) {
        var spent = reset.spentFor(ResetSecrets.fingerprint(to));
        if (!resets.redeem(spent, from, to, clock.instant())) {
            return false;
        }
        finish(spent);
        return true;
    }

    /// Whether the very same was done before, by a first try whose answer was lost. If that was cut off, it is
    /// finished here.
    private boolean isSetAlready(PasswordReset reset, Optional<Credential> login, Password next) {
        boolean isSame = login.filter(found -> found.userId().equals(reset.user()) && !found.disabled())
                .filter(found -> reset.spent()
                        .filter(ResetSecrets.fingerprint(found.passwordHash())::equals)
                        .isPresent())
                .filter(found -> passwords.matches(next, found.passwordHash(), found.userId()))
                .isPresent();
        if (isSame && !reset.done()) {
            finish(reset);
        }
        return isSame;
    }

    /// Sessions once more, after the write: a login with the old password that began just before it is over,
    /// too.
    private void finish(PasswordReset reset) {
        var now = clock.instant();
        statuses.endSessions(reset.user(), now);
        aftermath.follow(reset.user(), reset.email(), new Revocation.OfSessionsOf(reset.user(), now), now);
        audit.record(new AuditEvent.PasswordReset(reset.user()));
        resets.done(reset.id());
    }

    private Outcome refused() {
        audit.record(new AuditEvent.PasswordResetRefused());
        return new Outcome.InvalidCode();
    }

    /// The result of an attempt to set another password.
    public sealed interface Outcome {
        record Done() implements Outcome {}

        /// Whatever the reason.
        record InvalidCode() implements Outcome {}

        record WeakPassword(Verdict verdict) implements Outcome {}

        record TooManyTries(Duration retryAfter) implements Outcome {}
    }
}
