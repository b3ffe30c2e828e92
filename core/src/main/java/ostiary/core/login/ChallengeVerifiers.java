package ostiary.core.login;

/// Lets each challenge be judged by whoever issued it, as the stored login says; nothing that a client sends
/// has a say.
public record ChallengeVerifiers(ChallengeVerifier own, ChallengeVerifier source) implements ChallengeVerifier {
    @Override
    public Verdict answer(FactorChallenge challenge, ChallengeAnswer answer, boolean factorProven) {
        return switch (challenge.issuer()) {
            case DIRECTORY -> own.answer(challenge, answer, factorProven);
            case SOURCE -> source.answer(challenge, answer, factorProven);
        };
    }
}
