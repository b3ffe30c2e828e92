package ostiary.cli.format;

import java.util.Optional;
import java.util.Set;
import ostiary.core.user.ProfileClaim;

/// Converts the records of one system to accounts.
interface Dialect<T> {
    /// The user's id in that system.
    Optional<String> id(T user) throws FlawedEntryException;

    Candidate candidate(T user) throws FlawedEntryException;

    /// A user who can have an account here.
    ///
    /// @param secondFactor whether the user has a second factor in that system, which is not imported
    /// @param leftOut what of the user's profile can't be kept here
    record Candidate(OpenAccount account, boolean secondFactor, Set<ProfileClaim> leftOut) {}
}
