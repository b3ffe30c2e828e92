package ostiary.core.upstream;

import ostiary.core.UnavailableException;
import ostiary.core.login.CredentialVerifier;
import ostiary.core.login.UndecidedException;
import ostiary.core.password.Password;

/// Checks passwords against the directory first, and what it doesn't know against the source, whose users
/// move in.
///
/// Whoever has moved in logs in without the source. A wrong password of theirs is asked of the source all
/// the same, in vain: else the time it takes, and what is answered while the source is down, would tell who
/// has an account.
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
