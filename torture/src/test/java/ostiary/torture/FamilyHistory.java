package ostiary.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Everything that was asked and answered about one session. Times are those of one clock, taken before the question
/// and after the answer: what happened did so somewhere in between.
///
/// @param name tells it from others
/// @param grace of the session's policy
/// @param logOuts of this session, and those everywhere that its user ever asked for
record FamilyHistory(String name, Login login, Duration grace, List<Refresh> refreshes, List<LogOut> logOuts) {

    /// The session was started.
    ///
    /// @param token its first refresh token
    record Login(String token, Instant asked, Instant answered) {}

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

    /// The session was to end, by its own logout or, with all of its user's, by one everywhere.
    record LogOut(boolean everywhere, boolean acknowledged, Instant asked, Instant answered) {}

    /// Whether the session was there before a logout was asked for, so that it has to end with it.
    boolean isOlderThan(LogOut logOut) {
        return login.answered().isBefore(logOut.asked());
    }

    /// Whether the session may have been there in time for a logout.
    boolean mayEndBy(LogOut logOut) {
        return !login.asked().isAfter(logOut.answered());
    }
}
