package ostiary.core.upstream;

import ostiary.core.UnavailableException;
import ostiary.core.login.CredentialVerifier;
import ostiary.core.login.UndecidedException;
import ostiary.core.password.Password;

/// Verifies passwords against the directory first, then against the source, from which users migrate.
///
/// A migrated user logs in without the source. A wrong password of theirs is sent to the source all the same:
/// otherwise response times, and responses while the source is down, would reveal who has an account.
public final class MigratingCredentialVerifier implements CredentialVerifier {
    private final CredentialVerifier directory;
    private final SourceCredentialVerifier source;

    public MigratingCredentialVerifier(CredentialVerifier directory, SourceCredentialVerifier source) {
        this.directory = directory;
        this.source = source;
    }

    @Override
    public Verdict verify(String username, Password password) {
        return switch (directory.verify(username, password)) {
            case Verdict.Verified verified -> verified;
            case Verdict.Challenged challenged -> challenged;
            case Verdict.Refused _ -> elsewhere(username, password);
        };
    }

    private Verdict elsewhere(String username, Password password) {
        try {
            return source.verify(username, password);
        } catch (UnavailableException outOfReach) {
            throw new UndecidedException(outOfReach);
        }
    }
}
