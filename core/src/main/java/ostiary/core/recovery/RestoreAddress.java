package ostiary.core.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.access.Revocation;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.factor.ProveFactor;
import ostiary.core.mail.Mail;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserPasswords;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Use case: somebody who reads the mail of an address that a user had puts it back. It logs nobody in, and ends every
/// session.
///
/// Whoever had a second factor when the address was left proves one: one that a thief has added since is not asked for,
/// since it would keep the owner out.
public final class RestoreAddress {
    private static final int TRIES = 4;

    private final UserStore users;
    private final UserStatusStore statuses;
    private final AddressStore store;
    private final PasskeyStore passkeys;
    private final UserPasswords passwords;
    private final ProveFactor proveFactor;
    private final PasswordAftermath aftermath;
    private final Throttle throttle;
    private final AuditLog audit;
    private final InstantSource clock;

    public RestoreAddress(
            UserStore users,
            UserStatusStore statuses,
            AddressStore store,
            PasskeyStore passkeys,
            UserPasswords passwords,
            ProveFactor proveFactor,
            PasswordAftermath aftermath,
            Throttle throttle,
            AuditLog audit,
            InstantSource clock) {
        this.users = users;
        this.statuses = statuses;
        this.store = store;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.proveFactor = proveFactor;
        this.aftermath = aftermath;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /// Puts the address back.
    ///
    /// @param shown empty if it is nothing of this service
    /// @param code of a second factor, any text; empty if none was asked for yet
    /// @param network where the request came from
    public Outcome restore(Optional<WayBack.Shown> shown, Optional<String> code, String network) {
        var now = clock.instant();
        var wait = throttle.take(Limits.resetsFrom(network), now);
        if (wait.isPresent()) {
            audit.record(new AuditEvent.AddressChangeThrottled());
            return new Outcome.TooManyTries(wait.get());
        }
        var outcome = shown.map(link -> restored(link, code)).orElseGet(Outcome.InvalidLink::new);
        if (outcome instanceof Outcome.InvalidLink || outcome instanceof Outcome.WrongCode) {
            audit.record(new AuditEvent.AddressChangeRefused());
        }
        return outcome;
    }

    private Outcome restored(WayBack.Shown link, Optional<String> code) {
        boolean isProven = false;
        for (int tries = 1; tries <= TRIES; tries++) {
            var now = clock.instant();
            var former = store.former(link.user(), now);
            var login = present(link);
            if (login.isEmpty()) {
                return new Outcome.InvalidLink();
            }
            var back = former.by(link.secret());
            if (back.isEmpty()) {
                return doneAlready(link, former, login.get());
            }
            var owner = users.findCredential(back.get().address()).map(Credential::userId);
            if (owner.isPresent() && !owner.get().equals(link.user())) {
                return new Outcome.AddressIsTaken();
            }
            if (!isProven && back.get().asksForFactor() && login.get().factors() > 0) {
                var refused = refused(login.get(), code, link.secret(), now);
                if (refused.isPresent()) {
                    return refused.get();
                }
                isProven = true;
            }
            var over = former.backAt(back.get());
            // Where the user has it already, somebody else was faster with the same link.
            if (owner.isEmpty() && isMoved(login.get(), back.get(), over, now)) {
                finish(over, back.get().address());
                return new Outcome.Done();
            }
        }
        throw new UnavailableException("the account changes at this very moment", null);
    }

    private Optional<Credential> present(WayBack.Shown link) {
        return users.find(link.user())
                .flatMap(user -> users.findCredential(user.email()))
                .filter(login -> login.userId().equals(link.user()) && !login.disabled());
    }

    /// The try is counted before the code is looked at, with those of logins.
    ///
    /// @param attempt the link's secret: who shows the same link and code once more is proven once more
    private Optional<Outcome> refused(Credential login, Optional<String> code, Sha256 attempt, Instant now) {
        if (code.isEmpty()) {
            return Optional.of(new Outcome.FactorNeeded());
        }
        var wait =
                throttle.take(Limits.FACTOR_BY_USERNAME.ofMailbox(login.email().value()), now);
        if (wait.isPresent()) {
            return Optional.of(new Outcome.TooManyTries(wait.get()));
        }
        var proof = proveFactor.prove(login, code.get(), attempt, now);
        proof.afterwards().run();
        return proof.isRight() ? Optional.empty() : Optional.of(new Outcome.WrongCode());
    }

    private boolean isMoved(Credential login, FormerAddress back, FormerAddresses over, Instant now) {
        var seen = statuses.findStatus(login.userId());
        var hash = passwords.sealedAnew(login.passwordHash(), login.userId());
        return seen.isPresent()
                && hash.isPresent()
                && store.move(new AddressMove(
                        login, back.address(), hash.get(), seen.get(), Optional.empty(), over, Optional.empty(), now));
    }

    /// The same link once more, whose first answer was lost. If that was cut off, it is finished here.
    private Outcome doneAlready(WayBack.Shown link, FormerAddresses former, Credential login) {
        if (former.taken().filter(link.secret()::equals).isEmpty()) {
            return new Outcome.InvalidLink();
        }
        if (!former.done()) {
            finish(former, login.email());
        }
        return new Outcome.Done();
    }

    /// Sessions once more, after the write: a login that began just before it is over, too. A thief's passkey would let
    /// them in again whatever the password is, and nobody can tell which one is theirs.
    private void finish(FormerAddresses former, EmailAddress address) {
        var user = former.user();
        var now = clock.instant();
        statuses.endSessions(user, now);
        passkeys.list(user).stream()
                .filter(passkey -> passkeys.remove(user, passkey.id()))
                .forEach(_ -> audit.record(new AuditEvent.PasskeyRemoved(user)));
        aftermath.end(user, new Revocation.OfSessionsOf(user, now), now);
        aftermath.tell(new Mail.AddressRestored(address), now);
        audit.record(new AuditEvent.AddressRestored(user));
        store.replace(former.told(), now);
    }

    /// The result of an attempt to go back.
    public sealed interface Outcome {
        record Done() implements Outcome {}

        /// Whatever the reason.
        record InvalidLink() implements Outcome {}

        /// Somebody has signed up with the address meanwhile.
        record AddressIsTaken() implements Outcome {}

        /// A code of a second factor is asked for.
        record FactorNeeded() implements Outcome {}

        record WrongCode() implements Outcome {}

        record TooManyTries(Duration retryAfter) implements Outcome {}
    }
}
