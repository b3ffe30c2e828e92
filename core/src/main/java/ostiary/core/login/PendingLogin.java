package ostiary.core.login;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A login whose password was right and which waits for an answer.
///
/// @param username the name that wrong codes are counted against
/// @param clientId the application that logs in
/// @param proven the `amr` values proven so far (RFC 8176)
/// @param triesLeft how many wrong answers are still allowed
public record PendingLogin(
        FactorChallenge challenge,
        String username,
        String clientId,
        List<String> proven,
        int triesLeft,
        Instant expiresAt) {

    /// This login after one more wrong answer.
    public PendingLogin failed() {
        return new PendingLogin(challenge, username, clientId, proven, triesLeft - 1, expiresAt);
    }

    /// This login after a right answer, when the source asks for another factor.
    public PendingLogin next(FactorChallenge another) {
        return new PendingLogin(another, username, clientId, provenByAnswer(), triesLeft, expiresAt);
    }

    /// The `amr` values proven once the answer is right.
    List<String> provenByAnswer() {
        return Stream.concat(proven.stream(), challenge.factor().method().stream())
                .distinct()
                .toList();
    }

    /// When the password was right.
    Instant since() {
        return expiresAt.minus(LogIn.CHALLENGE_LIFETIME);
    }

    /// Whether a second factor has been proven.
    public boolean factorProven() {
        return proven.size() > 1;
    }

    /// Leaves out the user's name, which must not get into logs.
    @Override
    public String toString() {
        return "PendingLogin with " + challenge;
    }
}
