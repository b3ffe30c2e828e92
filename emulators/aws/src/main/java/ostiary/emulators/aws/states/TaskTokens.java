package ostiary.emulators.aws.states;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The task tokens that were given out. A token says of which machine it is, by which AWS knows whether
/// its bearer may use it.
final class TaskTokens {
    private static final Pattern FORM = Pattern.compile("(arn:[^ ]+) ([0-9]{1,10})");

    /// "Length Constraints: Minimum length of 1. Maximum length of 2048"
    /// (<https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html>).
    private static final int LONGEST = 2_048;

    private final Map<String, TaskAttempt> attempts = new HashMap<>();

    String issue(TaskAttempt attempt) {
        var text = attempt.machine().arn() + " " + attempts.size();
        var token = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        attempts.put(token, attempt);
        return token;
    }

    /// The ARN of the token's machine; empty if it is no token.
    static Optional<String> machine(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var text = FORM.matcher(new String(Base64.getDecoder().decode(token), UTF_8));
            return text.matches() ? Optional.of(text.group(1)) : Optional.empty();
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    /// The attempt that waits for the token.
    ///
    /// @throws TokenException if none does
    TaskAttempt waiting(String token) {
        if (machine(token).isEmpty()) {
            throw new TokenException("InvalidToken", "Invalid Token: 'Invalid token'");
        }
        var attempt = attempts.get(token);
        if (attempt == null) {
            throw new TokenException("TaskDoesNotExist", "Task does not exist");
        }
        if (attempt.isOver()) {
            throw new TokenException("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
        }
        return attempt;
    }
}
