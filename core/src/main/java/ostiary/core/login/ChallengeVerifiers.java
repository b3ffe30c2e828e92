package ostiary.core.login;

import ostiary.core.token.Sha256;

/// Lets each challenge be judged by whoever issued it, as the stored login says; nothing that a client sends
/// has a say.
public record ChallengeVerifiers(ChallengeVerifier own, ChallengeVerifier source) implements ChallengeVerifier {
    @Override
    public Verdict answer(FactorChallenge challenge, ChallengeAnswer answer, boolean factorProven, Sha256 attempt) {
        return switch (challenge.issuer()) {
            case DIRECTORY -> own.answer(challenge, answer, factorProven, attempt);
            case SOURCE -> source.answer(challenge, answer, factorProven, attempt);
        };
    }
}
