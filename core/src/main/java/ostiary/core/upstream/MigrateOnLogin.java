package ostiary.core.upstream;

import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.login.CredentialVerifier;
import ostiary.core.login.CredentialVerifier.Verdict;
import ostiary.core.password.Password;
import ostiary.core.user.Credential;
import ostiary.core.user.UserPasswords;
import ostiary.core.user.UserPasswords.FreshHash;
import ostiary.core.user.UserStore;

/// Migrates users from the identity source to the directory, each at their first login, with a
/// fresh hash of the password.
///
/// A user with a second factor stays at the source: the directory would ask for the password only.
public final class MigrateOnLogin implements AccountLinking {
    private static final int TRIES = 3;

    private final CredentialVerifier directory;
    private final UserStore users;
    private final SourceAccountStore accounts;
    private final UserPasswords passwords;
    private final AuditLog audit;
    private final InstantSource clock;

    public MigrateOnLogin(
            CredentialVerifier directory,
            UserStore users,
            SourceAccountStore accounts,
            UserPasswords passwords,
            AuditLog audit,
            InstantSource clock) {
        this.directory = directory;
        this.users = users;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Verdict link(SourceUser user, Optional<Password> password) {
        Optional<FreshHash> hash = Optional.empty();
        for (int tries = 1; tries <= TRIES; tries++) {
            // In this order: a user who is found to have migrated has a login by then.
            var account = accounts.find(user.id());
            var login = users.findCredential(user.email());
            if (login.filter(Credential::hasPassword).isPresent()) {
                // Migrated already, perhaps a moment ago by a concurrent login: the directory decides.
                return password.map(typed -> directory.verify(user.email().value(), typed))
                        .orElseGet(Verdict.Refused::new);
            }
            if (account.filter(SourceAccount::leaving).isPresent()) {
                // It takes nothing more; the session's start tells whether it can still be kept.
                return new Verdict.Verified(account.get().userId(), user.groups());
            }
            if (!mayEnter(user, account, login)) {
                return refused(user);
            }
            if (hash.isEmpty()) {
                hash = password.map(passwords::hash);
            }
            var request = request(user, account, login, hash);
            if (isNothingNew(request, account) || accounts.link(request)) {
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

    /// Refused for a migrated user under another address, whose password at the source no longer counts, and for an
    /// address that belongs to another user.
    private static boolean mayEnter(SourceUser user, Optional<SourceAccount> account, Optional<Credential> login) {
        boolean disabled = login.filter(Credential::disabled).isPresent();
        boolean gone = login.isEmpty() && account.filter(SourceAccount::moved).isPresent();
        boolean other = login.map(Credential::userId)
                .filter(found -> !account.map(known -> known.userId().equals(found))
                        .orElseGet(() -> user.id().mayBe(found)))
                .isPresent();
        return !disabled && !gone && !other;
    }

    /// A user created by an import keeps the id of the import.
    private LinkRequest request(
            SourceUser user, Optional<SourceAccount> account, Optional<Credential> login, Optional<FreshHash> hash) {
        var id = account.map(SourceAccount::userId)
                .or(() -> login.map(Credential::userId))
                .orElseGet(user.id()::asUserId);
        return new LinkRequest(
                user, id, account.isPresent(), login, hash.map(fresh -> fresh.sealedFor(id)), clock.instant());
    }

    private static boolean isNothingNew(LinkRequest request, Optional<SourceAccount> account) {
        return request.hash().isEmpty()
                && account.filter(known -> known.email().equals(request.user().email()))
                        .isPresent();
    }
}
