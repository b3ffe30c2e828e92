package ostiary.core.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import ostiary.core.factor.ProveFactor;
import ostiary.core.login.ChallengeAnswer.Code;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserStore;

/// Verifies second factors of the service's own. What the password has proven holds for the login as it was
/// then: if its password has changed since, it is disabled or has no factor left, the answer is refused,
/// whatever it is.
public final class OwnFactorVerifier implements ChallengeVerifier {
    private final UserStore users;
    private final ProveFactor proveFactor;
    private final InstantSource clock;

    public OwnFactorVerifier(UserStore users, ProveFactor proveFactor, InstantSource clock) {
        this.users = users;
        this.proveFactor = proveFactor;
        this.clock = clock;
    }

    /// Asks for a factor after a right password.
    ///
    /// @param hash that of the password, as it is stored from now on
    static FactorChallenge challenge(EmailAddress email, SealedHash hash) {
        return new FactorChallenge(FactorChallenge.Issuer.DIRECTORY, Factor.TOTP, email.value(), fingerprint(hash));
    }

    @Override
    public Verdict answer(FactorChallenge challenge, ChallengeAnswer answer, boolean factorProven, Sha256 attempt) {
        var login = EmailAddress.parse(challenge.username())
                .flatMap(users::findCredential)
                .filter(found -> stands(challenge, found));
        if (login.isEmpty() || !(answer instanceof Code(var code))) {
            return new Verdict.Decided(new CredentialVerifier.Verdict.Refused());
        }
        var proof = proveFactor.prove(login.get(), code, attempt, clock.instant());
        return proof.isRight()
                ? new Verdict.Decided(
                        new CredentialVerifier.Verdict.Verified(
                                login.get().userId(), login.get().roles()),
                        proof.afterwards())
                : new Verdict.WrongCode(proof.afterwards());
    }

    private static boolean stands(FactorChallenge challenge, Credential login) {
        return !login.disabled()
                && login.factors() > 0
                && fingerprint(login.passwordHash()).equals(challenge.state());
    }

    private static String fingerprint(SealedHash hash) {
        return Sha256.of(hash.text().getBytes(UTF_8)).value();
    }
}
