package ostiary.core.upstream;

import java.util.Optional;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.ChallengeAnswer.NewPassword;
import ostiary.core.login.ChallengeVerifier;
import ostiary.core.login.CredentialVerifier;
import ostiary.core.login.FactorChallenge;
import ostiary.core.password.Password;
import ostiary.core.token.Sha256;
import ostiary.core.upstream.CredentialSource.Result;
import ostiary.core.user.EmailAddress;

/// Verifies passwords and second factors against another identity source.
///
/// An unverified address admits nobody: it may belong to somebody else.
public final class SourceCredentialVerifier implements CredentialVerifier, ChallengeVerifier {
    private final CredentialSource source;
    private final AccountLinking linking;

    private SourceCredentialVerifier(CredentialSource source, AccountLinking linking) {
        this.source = source;
        this.linking = linking;
    }

    /// Users keep their passwords at the source.
    public static SourceCredentialVerifier linking(CredentialSource source, LinkOnLogin linking) {
        return new SourceCredentialVerifier(source, linking);
    }

    /// Users migrate to the directory.
    public static SourceCredentialVerifier migrating(CredentialSource source, MigrateOnLogin linking) {
        return new SourceCredentialVerifier(source, linking);
    }

    @Override
    public CredentialVerifier.Verdict verify(String username, Password password) {
        if (EmailAddress.parse(username).isEmpty()) {
            // Any other alias of the user at the source would be a fresh set of guesses.
            return new CredentialVerifier.Verdict.Refused();
        }
        return switch (source.authenticate(username, password)) {
            case Result.Proven(var user) -> link(user, Optional.of(password));
            case Result.Asked(var challenge) -> new CredentialVerifier.Verdict.Challenged(challenge);
            // The source did not look at the password, so saying so would reveal whether the user exists.
            case Result.ResetRequired() -> new CredentialVerifier.Verdict.Refused();
            case Result.Refused(), Result.WrongCode(), Result.WeakPassword() ->
                new CredentialVerifier.Verdict.Refused();
        };
    }

    @Override
    public ChallengeVerifier.Verdict answer(
            FactorChallenge challenge, ChallengeAnswer answer, boolean factorProven, Sha256 attempt) {
        return switch (source.respond(challenge, answer)) {
            case Result.Proven(var user) -> decided(link(user, password(answer, factorProven)));
            case Result.Asked(var next) -> decided(new CredentialVerifier.Verdict.Challenged(next));
            case Result.WrongCode() -> new ChallengeVerifier.Verdict.WrongCode();
            case Result.WeakPassword() -> new ChallengeVerifier.Verdict.WeakPassword();
            case Result.Refused(), Result.ResetRequired() -> decided(new CredentialVerifier.Verdict.Refused());
        };
    }

    private CredentialVerifier.Verdict link(SourceUser user, Optional<Password> password) {
        return user.emailVerified() ? linking.link(user, password) : new CredentialVerifier.Verdict.Refused();
    }

    private static Optional<Password> password(ChallengeAnswer answer, boolean factorProven) {
        return answer instanceof NewPassword(var password) && !factorProven ? Optional.of(password) : Optional.empty();
    }

    private static ChallengeVerifier.Verdict decided(CredentialVerifier.Verdict verdict) {
        return new ChallengeVerifier.Verdict.Decided(verdict);
    }
}
