package ostiary.core.login;

import java.util.Optional;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserPasswords;
import ostiary.core.user.UserStore;

/// Verifies passwords against the service's own accounts.
public final class DirectoryCredentialVerifier implements CredentialVerifier {
    private final UserStore users;
    private final UserPasswords passwords;

    public DirectoryCredentialVerifier(UserStore users, UserPasswords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    @Override
    public Verdict verify(String username, Password password) {
        var credential = EmailAddress.parse(username).flatMap(users::findCredential);
        // An unknown user, or one without a password here, costs one hash too, so that timing reveals
        // nothing (OWASP ASVS 6.3.8).
        boolean matches = matches(password, credential);
        return credential
                .filter(found -> matches && !found.disabled())
                .map(found -> verified(found, password))
                .orElseGet(Verdict.Refused::new);
    }

    private boolean matches(Password password, Optional<Credential> credential) {
        try {
            return credential
                    .map(found -> passwords.matches(password, found.passwordHash(), found.userId()))
                    .orElseGet(() -> passwords.matchesNobody(password));
        } catch (HasherBusyException busy) {
            throw busy.hasCompared() ? new UndecidedException(busy) : busy;
        }
    }

    /// Where there is no slot or time for another hash, a later login replaces it.
    private Verdict verified(Credential credential, Password password) {
        var kept = credential.passwordHash();
        var replacement = passwords.replacement(password, kept, credential.userId());
        replacement.ifPresent(hash -> users.replacePasswordHash(credential.email(), kept, hash));
        if (credential.factors() == 0) {
            return new Verdict.Verified(credential.userId(), credential.roles());
        }
        return replacement
                .map(hash -> stored(credential, password, hash))
                .orElse(Optional.of(kept))
                .<Verdict>map(hash -> new Verdict.Challenged(OwnFactorVerifier.challenge(credential.email(), hash)))
                .orElseGet(Verdict.Refused::new);
    }

    /// The hash that stands for the login from now on: what comes after the password is judged by it. Of two logins at
    /// once one replaces it, and the other finds it replaced.
    private Optional<SealedHash> stored(Credential seen, Password password, SealedHash replacement) {
        return users.findCredential(seen.email())
                .filter(now -> now.userId().equals(seen.userId()))
                .map(Credential::passwordHash)
                .filter(hash -> hash.equals(replacement) || passwords.matches(password, hash, seen.userId()));
    }
}
