package ostiary.core.login;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A login whose password was right, and which waits for an answer.
///
/// @param username whom wrong codes are counted against
/// @param clientId the application that logs in
/// @param proven how the user has proven so far who they are (RFC 8176)
/// @param triesLeft how many answers may still be wrong
public record PendingLogin(
        FactorChallenge challenge,
        String username,
        String clientId,
        List<String> proven,
        int triesLeft,
        Instant expiresAt) {

    /// After one more wrong answer.
    public PendingLogin failed() {
        return new PendingLogin(challenge, username, clientId, proven, triesLeft - 1, expiresAt);
    }

    /// After a right answer to which the source has one more question.
    public PendingLogin next(FactorChallenge another) {
        return new PendingLogin(another, username, clientId, provenByAnswer(), triesLeft, expiresAt);
    }

    /// How the user has proven who they are once the answer is right.
    public List<String> provenByAnswer() {
        return Stream.concat(proven.stream(), challenge.factor().method().stream())
                .distinct()
                .toList();
    }

    /// Whether something beside the password has been proven.
    public boolean factorProven() {
        return proven.size() > 1;
    }

    /// It names a user.
    @Override
    public String toString() {
        return "PendingLogin with " + challenge;
    }
}
