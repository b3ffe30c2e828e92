package ostiary.core.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.deletion.CancelDeletion;
import ostiary.core.factor.FactorStore;
import ostiary.core.factor.ProveFactor;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Use case: somebody who reads the mail of an address that a user had puts it back. It logs nobody in, and ends every
/// session.
///
/// It trusts what is old. Whoever had a second factor a week before the address was left proves one of those, be it
/// removed by now. What came later goes, and so does the password: a thief who keeps the owner out by any of it would
/// have to do so for a week, in which the mails about it go to the owner.
public final class RestoreAddress {
    private static final int TRIES = 8;

    private final UserStore users;
    private final UserStatusStore statuses;
    private final AddressStore store;
    private final FactorStore factors;
    private final ProveFactor proveFactor;
    private final CancelDeletion deletion;
    private final WayBackAftermath aftermath;
    private final Throttle throttle;
    private final AuditLog audit;
    private final InstantSource clock;

    public RestoreAddress(
            UserStore users,
            UserStatusStore statuses,
            AddressStore store,
            FactorStore factors,
            ProveFactor proveFactor,
            CancelDeletion deletion,
            WayBackAftermath aftermath,
            Throttle throttle,
            AuditLog audit,
            InstantSource clock) {
        this.users = users;
        this.statuses = statuses;
        this.store = store;
        this.factors = factors;
        this.proveFactor = proveFactor;
        this.deletion = deletion;
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
        var refused = refused(link, code);
        if (refused.isPresent()) {
            return refused.get();
        }
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
            var over = former.backBy(back.get(), now);
            // Where the user has it already, somebody else was faster with the same link.
            if (owner.isEmpty() && isMoved(login.get(), back.get(), over, now)) {
                finish(over, back.get().address());
                return new Outcome.Done();
            }
        }
        throw new UnavailableException("the account changes at this very moment", null);
    }

    /// Empty once a factor is proven, or where none is asked for: which there were does not change any more, and a
    /// link that is gone does not come back.
    private Optional<Outcome> refused(WayBack.Shown link, Optional<String> code) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var now = clock.instant();
            var former = store.former(link.user(), now);
            var back = former.by(link.secret());
            if (back.isEmpty() || !asksForFactor(link.user(), back.get(), now)) {
                return Optional.empty();
            }
            var login = present(link);
            var refused = login.isEmpty()
                    ? Optional.<Outcome>of(new Outcome.InvalidLink())
                    : refusedUncounted(back.get(), code);
            if (refused.isPresent()) {
                return refused;
            }
            if (store.replace(former.triedAt(back.get()), now)) {
                return isProven(login.get(), back.get(), code.orElseThrow(), now)
                        ? Optional.empty()
                        : Optional.of(new Outcome.WrongCode());
            }
        }
        throw new UnavailableException("the account changes at this very moment", null);
    }

    private Optional<Credential> present(WayBack.Shown link) {
        return users.find(link.user())
                .flatMap(user -> users.findCredential(user.email()))
                .filter(login -> login.userId().equals(link.user()) && !login.disabled());
    }

    private boolean asksForFactor(UserId user, FormerAddress back, Instant now) {
        return !factors.history(user, now).asOf(back.factorsOf()).isEmpty();
    }

    private static Optional<Outcome> refusedUncounted(FormerAddress back, Optional<String> code) {
        if (code.isEmpty()) {
            return Optional.of(new Outcome.FactorNeeded());
        }
        return back.tries() < FormerAddress.MOST_TRIES ? Optional.empty() : Optional.of(new Outcome.InvalidLink());
    }

    /// By the link's secret, whoever shows the same link and code once more is proven once more.
    private boolean isProven(Credential login, FormerAddress back, String code, Instant now) {
        var proof = proveFactor.proveAsOf(back.factorsOf(), login, code, back.link(), now);
        proof.afterwards().run();
        return proof.isRight();
    }

    private boolean isMoved(Credential login, FormerAddress back, FormerAddresses over, Instant now) {
        var seen = statuses.findStatus(login.userId());
        return seen.isPresent()
                && store.move(new AddressMove(
                        login,
                        back.address(),
                        voided(login),
                        seen.get(),
                        Optional.empty(),
                        over,
                        Optional.empty(),
                        now));
    }

    /// Whoever has changed the address knew the password, or may know it: it lets nobody in before a reset by mail.
    private static SealedHash voided(Credential login) {
        return login.hasPassword() ? SealedHash.voided(UUID.randomUUID()) : login.passwordHash();
    }

    /// The same link once more, whose first answer was lost. If that was cut off, it is finished here.
    private Outcome doneAlready(WayBack.Shown link, FormerAddresses former, Credential login) {
        if (former.taken()
                .map(FormerAddresses.Taken::link)
                .filter(link.secret()::equals)
                .isEmpty()) {
            return new Outcome.InvalidLink();
        }
        if (!former.done()) {
            finish(former, login.email());
        }
        return new Outcome.Done();
    }

    /// Sessions once more, after the write: a login that began just before it is over, too.
    private void finish(FormerAddresses former, EmailAddress address) {
        var user = former.user();
        statuses.endSessions(user, clock.instant());
        // Nobody changes the address of an account that will be deleted: its end was asked for later, by a thief.
        deletion.keep(user);
        aftermath.finish(former, address);
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
