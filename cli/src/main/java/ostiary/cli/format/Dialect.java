package ostiary.cli.format;

import java.util.Optional;
import ostiary.core.user.Account;

/// How a system writes a user into a record.
interface Dialect<T> {
    /// What the system calls the user.
    Optional<String> id(T user) throws FlawedEntryException;

    Candidate candidate(T user) throws FlawedEntryException;

    /// Who can have an account here.
    ///
    /// @param secondFactor whether the user has one there, which stays behind
    record Candidate(Account account, boolean secondFactor) {}
}
