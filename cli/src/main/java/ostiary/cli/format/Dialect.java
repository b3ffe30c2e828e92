package ostiary.cli.format;

import java.util.Optional;

/// Converts the records of one system to accounts.
interface Dialect<T> {
    /// The user's id in that system.
    Optional<String> id(T user) throws FlawedEntryException;

    Candidate candidate(T user) throws FlawedEntryException;

    /// A user who can have an account here.
    ///
    /// @param secondFactor whether the user has a second factor in that system, which is not imported
    record Candidate(OpenAccount account, boolean secondFactor) {}
}
