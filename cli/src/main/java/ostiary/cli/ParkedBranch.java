package ostiary.cli;

import java.time.Instant;

/// A participant that has not done its part of a deletion, which waits for an operator.
///
/// @param phase `erase` or `cancel`
/// @param since when it was parked
/// @param token by which the deletion goes on: whoever has it decides, so it is shown nowhere
record ParkedBranch(String participant, String phase, Instant since, String token) {
    /// Without the token.
    @Override
    public String toString() {
        return "ParkedBranch[" + phase + " at " + participant + "]";
    }
}
