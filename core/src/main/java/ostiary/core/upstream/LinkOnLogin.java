package ostiary.core.upstream;

import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.login.CredentialVerifier.Verdict;
import ostiary.core.password.Password;
import ostiary.core.user.Credential;
import ostiary.core.user.UserStore;

/// Links without migrating: passwords stay at the identity source, accounts are here.
public final class LinkOnLogin implements AccountLinking {
    private static final int TRIES = 3;

    private final UserStore users;
    private final SourceAccountStore accounts;
    private final AuditLog audit;
    private final InstantSource clock;

    public LinkOnLogin(UserStore users, SourceAccountStore accounts, AuditLog audit, InstantSource clock) {
        this.users = users;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Verdict link(SourceUser user, Optional<Password> password) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var account = accounts.find(user.id());
            // One that leaves takes nothing more; the session's start tells whether it can still be kept.
            if (account.filter(known -> known.leaving() || known.email().equals(user.email()))
                    .isPresent()) {
                return new Verdict.Verified(account.get().userId(), user.groups());
            }
            var request = account.map(known -> again(user, known)).orElseGet(() -> first(user));
            if (request.login().filter(login -> !mayTake(user, login)).isPresent()) {
                return refused(user);
            }
            if (accounts.link(request)) {
                return new Verdict.Verified(request.userId(), user.groups());
            }
        }
        // Another user of the source had this address before, or an import gave this user's id to another address.
        return refused(user);
    }

    private Verdict refused(SourceUser user) {
        audit.record(new AuditEvent.LinkRefused(user.id().asUserId()));
        return new Verdict.Refused();
    }

    private static boolean mayTake(SourceUser user, Credential imported) {
        return !imported.disabled() && user.id().mayBe(imported.userId());
    }

    private LinkRequest again(SourceUser user, SourceAccount known) {
        return new LinkRequest(user, known.userId(), true, Optional.empty(), Optional.empty(), clock.instant());
    }

    /// An import may have made the account already, without a password.
    private LinkRequest first(SourceUser user) {
        var imported = users.findCredential(user.email()).filter(login -> !login.hasPassword());
        var id = imported.map(Credential::userId).orElseGet(user.id()::asUserId);
        return new LinkRequest(user, id, false, imported, Optional.empty(), clock.instant());
    }
}
