package ostiary.torture;

import ostiary.core.token.RefreshRefusal;

/// The answer to a request to refresh.
sealed interface Answer {
    /// Accepted.
    ///
    /// @param token the refresh token in the answer
    record Given(String token) implements Answer {
        @Override
        public String toString() {
            return "given " + Tokens.name(token);
        }
    }

    record Refused(RefreshRefusal reason) implements Answer {}

    /// A 503, a crash, a timeout: it may or may not have been carried out, or may yet be.
    record None() implements Answer {}
}
