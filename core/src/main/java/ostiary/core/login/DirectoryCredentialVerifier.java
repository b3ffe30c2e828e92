package ostiary.core.login;

import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordHasher;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserStore;

/// Verifies passwords against the service's own accounts.
public final class DirectoryCredentialVerifier implements CredentialVerifier {
    private final UserStore users;
    private final PasswordHasher hasher;

    public DirectoryCredentialVerifier(UserStore users, PasswordHasher hasher) {
        this.users = users;
        this.hasher = hasher;
    }

    @Override
    public Verdict verify(String username, Password password) {
        var credential = EmailAddress.parse(username).flatMap(users::findCredential);
        // An unknown user, or one without a password here, costs one hash too, so that timing reveals
        // nothing (OWASP ASVS 6.3.8).
        boolean matches = matches(
                password,
                credential
                        .filter(Credential::hasPassword)
                        .map(Credential::passwordHash)
                        .orElseGet(hasher::decoy));
        return credential
                .filter(found -> matches && found.hasPassword() && !found.disabled())
                .map(found -> verified(found, password))
                .orElseGet(Verdict.Refused::new);
    }

    private boolean matches(Password password, PasswordHash hash) {
        try {
            return hasher.matches(password, hash);
        } catch (HasherBusyException busy) {
            throw busy.hasCompared() ? new UndecidedException(busy) : busy;
        }
    }

    /// Where there is no slot or time for it, a later login replaces the hash.
    private Verdict verified(Credential credential, Password password) {
        if (hasher.shouldReplace(credential.passwordHash(), password)) {
            hasher.hashAtOnce(password)
                    .ifPresent(hash -> users.replacePasswordHash(credential.email(), credential.passwordHash(), hash));
        }
        return new Verdict.Verified(credential.userId(), credential.roles());
    }
}
