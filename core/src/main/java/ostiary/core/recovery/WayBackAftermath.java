package ostiary.core.recovery;

import java.time.Instant;
import java.time.InstantSource;
import ostiary.core.UnavailableException;
import ostiary.core.access.Revocation;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.factor.FactorStore;
import ostiary.core.mail.Mail;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStore;

/// The steps that follow once somebody has gone back to an address: what a thief may have brought along goes. The
/// password is void until then, so nobody logs in by it. Each step may be repeated, and a reset of the password
/// finishes those of whoever was cut off.
public final class WayBackAftermath {
    private final AddressStore store;
    private final PasskeyStore passkeys;
    private final NewerFactors newerFactors;
    private final PasswordAftermath aftermath;
    private final AuditLog audit;
    private final InstantSource clock;

    public WayBackAftermath(
            UserStore users,
            AddressStore store,
            PasskeyStore passkeys,
            FactorStore factors,
            PasswordAftermath aftermath,
            AuditLog audit,
            InstantSource clock) {
        this.store = store;
        this.passkeys = passkeys;
        this.newerFactors = new NewerFactors(users, factors, audit, clock);
        this.aftermath = aftermath;
        this.audit = audit;
        this.clock = clock;
    }

    /// Finishes if that is to be done still. Nothing changes of an account that will be deleted: it is kept by
    /// whoever shows the way back once more.
    ///
    /// @throws UnavailableException if there is such an account, or somebody else changes its factors
    void finishIfCutOff(Credential login) {
        var former = store.former(login.userId(), clock.instant());
        if (former.done()) {
            return;
        }
        if (login.leaving()) {
            throw new UnavailableException("a way back is to be finished first", null);
        }
        finish(former, login.email());
    }

    /// Finishes.
    ///
    /// @param address of the user's login
    /// @throws UnavailableException if somebody else changes the user's factors at this moment
    void finish(FormerAddresses former, EmailAddress address) {
        var user = former.user();
        var now = clock.instant();
        former.taken().ifPresent(taken -> {
            forgetPasskeys(user, taken);
            newerFactors.forget(user, address, taken);
        });
        aftermath.end(user, new Revocation.OfSessionsOf(user, now), now);
        tell(address, now);
        audit.record(new AuditEvent.AddressRestored(user));
        store.replace(former.told(), now);
    }

    /// A thief's would let them in again, and nobody can tell which one is theirs.
    private void forgetPasskeys(UserId user, FormerAddresses.Taken taken) {
        passkeys.list(user).stream()
                .filter(passkey -> taken.mayHaveFound(passkey.createdAt()))
                .filter(passkey -> passkeys.remove(user, passkey.id()))
                .forEach(_ -> audit.record(new AuditEvent.PasskeyRemoved(user)));
    }

    /// A mail that can't be sent leaves nothing to be done once more by whoever has the link.
    private void tell(EmailAddress address, Instant now) {
        try {
            aftermath.tell(new Mail.AddressRestored(address), now);
        } catch (RuntimeException unsent) {
            audit.record(new AuditEvent.NoticeUnsent());
        }
    }
}
