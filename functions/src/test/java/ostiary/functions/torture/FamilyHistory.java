package ostiary.functions.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Everything that was asked and answered about one session. Times are those of one clock, taken before the question
/// and after the answer: what happened did so somewhere in between.
///
/// @param name tells it from others
/// @param first the refresh token of the login
/// @param grace of the session's policy
record FamilyHistory(String name, String first, Duration grace, List<Refresh> refreshes, List<LogOut> logOuts) {

    /// A token was presented.
    ///
    /// @param honest whether by the client that the session belongs to
    record Refresh(boolean honest, String presented, Answer answer, Instant asked, Instant answered) {
        boolean isAccepted() {
            return answer instanceof Answer.Given;
        }

        @Override
        public String toString() {
            return "%s..%s %s presents %s: %s"
                    .formatted(asked, answered, honest ? "client" : "thief ", Tokens.name(presented), answer);
        }
    }

    /// The session was to end, by its own logout or by one everywhere.
    record LogOut(boolean acknowledged, Instant asked, Instant answered) {}
}
