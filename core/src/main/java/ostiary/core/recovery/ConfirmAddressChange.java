package ostiary.core.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ostiary.core.UnavailableException;
import ostiary.core.access.Principal;
import ostiary.core.access.Revocation;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.mail.Mail;
import ostiary.core.password.Password;
import ostiary.core.session.OpenSessions;
import ostiary.core.session.SessionStore;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;
import ostiary.core.user.UserPasswords;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Use case: somebody proves an address that a user has asked for, and the user has it from then on. The session in
/// which it was asked for goes on, all others end.
///
/// One conditional transaction decides. What follows it is told until it is noted that all is told, so whoever is cut
/// off sends the same once more.
public final class ConfirmAddressChange {
    private static final int TRIES = 4;

    private final UserStore users;
    private final UserStatusStore statuses;
    private final OpenSessions open;
    private final AddressStore store;
    private final UserPasswords passwords;
    private final WayBack wayBack;
    private final UnaryOperator<String> page;
    private final PasswordAftermath aftermath;
    private final Throttle throttle;
    private final AuditLog audit;
    private final InstantSource clock;

    /// @param page the address of the page that a way back leads to, never made of a request
    public ConfirmAddressChange(
            UserStore users,
            UserStatusStore statuses,
            SessionStore sessions,
            AddressStore store,
            UserPasswords passwords,
            WayBack wayBack,
            UnaryOperator<String> page,
            PasswordAftermath aftermath,
            Throttle throttle,
            AuditLog audit,
            InstantSource clock) {
        this.users = users;
        this.statuses = statuses;
        this.open = new OpenSessions(sessions, statuses);
        this.store = store;
        this.passwords = passwords;
        this.wayBack = wayBack;
        this.page = page;
        this.aftermath = aftermath;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /// Confirms by the code, in the session that has asked. The try is counted before the code is looked at.
    ///
    /// @param shown empty if it is nothing of this service
    /// @param network where the request came from
    public Outcome byCode(Principal who, Optional<Proof> shown, String network) {
        return confirm(
                shown.filter(proof -> store.find(proof.request(), clock.instant())
                        .filter(change -> change.user().equals(who.userId())
                                && change.session().equals(who.sessionId()))
                        .isPresent()),
                Optional.empty(),
                network);
    }

    /// Confirms by the link, wherever it was opened, and by the password of the account that asked for it: the owner of
    /// the address, whom somebody else's request was mailed to, gives them nothing by it.
    ///
    /// @param shown empty if it is nothing of this service
    /// @param network where the request came from
    public Outcome byLink(Optional<Proof> shown, Password password, String network) {
        return confirm(shown.filter(proof -> !proof.isGuessable()), Optional.of(password), network);
    }

    private Outcome confirm(Optional<Proof> shown, Optional<Password> password, String network) {
        var now = clock.instant();
        var wait = throttle.take(Limits.resetsFrom(network), now);
        if (wait.isPresent()) {
            audit.record(new AuditEvent.AddressChangeThrottled());
            return new Outcome.TooManyTries(wait.get());
        }
        var proved = shown.flatMap(proof -> counted(proof, now).filter(change -> proof.isOf(change, now)));
        var outcome = proved.flatMap(change -> password.flatMap(text -> refusal(change.user(), text, now)))
                .orElseGet(
                        () -> proved.filter(this::isDone).isPresent() ? new Outcome.Done() : new Outcome.InvalidCode());
        if (!(outcome instanceof Outcome.Done)) {
            audit.record(new AuditEvent.AddressChangeRefused());
        }
        return outcome;
    }

    /// The password is counted with changes of it before it is looked at: a link is no way to guess it.
    private Optional<Outcome> refusal(UserId user, Password password, Instant now) {
        var wait = throttle.take(Limits.PASSWORD_CHANGE_BY_USER.of(user.toString()), now);
        if (wait.isPresent()) {
            return Optional.of(new Outcome.TooManyTries(wait.get()));
        }
        boolean isRight = users.find(user)
                .flatMap(found -> users.findCredential(found.email()))
                .filter(login -> login.userId().equals(user))
                .filter(login -> passwords.matches(password, login.passwordHash(), user))
                .isPresent();
        return isRight ? Optional.empty() : Optional.of(new Outcome.WrongPassword());
    }

    private Optional<AddressChange> counted(Proof proof, Instant now) {
        return proof.isGuessable()
                ? store.countTry(proof.request(), now)
                : store.find(proof.request(), now).filter(change -> change.isOpenTo(proof, now));
    }

    private boolean isDone(AddressChange proved) {
        var change = proved;
        for (int tries = 1; tries <= TRIES; tries++) {
            if (change.spent()) {
                return isDoneAlready(change);
            }
            var move = move(change, clock.instant());
            if (move.isEmpty()) {
                // Somebody else may have been faster with the same proof.
                return store.find(change.id(), clock.instant())
                        .filter(AddressChange::spent)
                        .filter(this::isDoneAlready)
                        .isPresent();
            }
            if (store.move(move.get())) {
                finish(change.fulfilled());
                return true;
            }
            change = store.find(change.id(), clock.instant()).orElse(change);
        }
        throw new UnavailableException("the account changes at this very moment", null);
    }

    /// The move, if all is as it was when it was asked for, and the address is nobody's.
    private Optional<AddressMove> move(AddressChange change, Instant now) {
        var login = users.findCredential(change.from())
                .filter(found -> found.userId().equals(change.user()) && !found.disabled())
                .filter(found -> ResetSecrets.fingerprint(found.passwordHash()).equals(change.password()));
        // Whoever has logged out since, everywhere or there, does not want it any more.
        var seen = open.admitted(change.user(), change.session(), now);
        var former = store.former(change.user(), now);
        if (login.isEmpty()
                || seen.isEmpty()
                || former.fullUntil().isPresent()
                || users.findCredential(change.to()).isPresent()) {
            return Optional.empty();
        }
        return passwords
                .sealedAnew(login.get().passwordHash(), change.user())
                .map(hash -> new AddressMove(
                        login.get(),
                        change.to(),
                        hash,
                        seen.get(),
                        Optional.of(change.session()),
                        former.leaving(wayBack.from(login.get(), change.id(), now), change.to()),
                        Optional.of(change),
                        now));
    }

    /// Whether the very same was done before, by a first try whose answer was lost. If that was cut off, it is finished
    /// here.
    private boolean isDoneAlready(AddressChange change) {
        boolean isThere = users.findCredential(change.to())
                .filter(found -> found.userId().equals(change.user()))
                .filter(found -> !found.disabled())
                .map(Credential::email)
                .isPresent();
        if (isThere && !change.done()) {
            finish(change);
        }
        return isThere;
    }

    /// Sessions once more, after the write: a login with the old address that began just before it is over, too.
    private void finish(AddressChange change) {
        var user = change.user();
        var now = clock.instant();
        endOthers(change, now);
        aftermath.end(user, new Revocation.OfUser(user, now), now);
        store.former(user, now)
                .leftBy(change.id())
                .map(former -> wayBack.link(user, former))
                .ifPresentOrElse(
                        link -> aftermath.send(
                                new Mail.AddressChanged(change.from(), page.apply(link), FormerAddresses.LIFETIME)),
                        () -> aftermath.tell(new Mail.AddressLeft(change.from()), now));
        audit.record(new AuditEvent.AddressChanged(user, change.session()));
        store.done(change.id());
    }

    private void endOthers(AddressChange change, Instant now) {
        var session = change.session().value();
        statuses.findStatus(change.user())
                .filter(status -> status.kept().filter(session::equals).isPresent())
                .flatMap(UserStatus::notBefore)
                .ifPresent(since -> statuses.endOthers(change.user(), session, since, now));
    }

    /// The result of an attempt to prove an address.
    public sealed interface Outcome {
        record Done() implements Outcome {}

        /// Whatever the reason.
        record InvalidCode() implements Outcome {}

        /// The link is right, and the password is not that of the account.
        record WrongPassword() implements Outcome {}

        record TooManyTries(Duration retryAfter) implements Outcome {}
    }
}
