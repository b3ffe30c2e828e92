package ostiary.cli.format;

import java.util.Optional;
import java.util.Set;
import ostiary.core.user.ProfileClaim;

/// One entry of a file, which describes one user.
///
/// @see Format#read
public sealed interface Entry {
    Place place();

    /// The position of an entry in its file.
    ///
    /// @param index number of the entry; the first is 1
    /// @param line line on which it begins; the first is 1
    /// @param offset number of bytes before it
    /// @param id the user's id in the other system, if it is known and reveals nothing about the person
    record Place(long index, long line, long offset, Optional<String> id) {
        Place of(Optional<String> known) {
            return new Place(index, line, offset, known);
        }
    }

    /// An entry that can become an account.
    ///
    /// @param secondFactor whether the user has a second factor in the other system, which is not imported
    /// @param leftOut what of the user's profile can't be kept here
    record Accepted(Place place, OpenAccount account, boolean secondFactor, Set<ProfileClaim> leftOut)
            implements Entry {}

    /// An entry that can't become an account.
    record Refusal(Place place, Flaw flaw) implements Entry {}

    /// Called for each entry, in the order of the file.
    @FunctionalInterface
    interface Visitor {
        void visit(Entry entry) throws BrokenFileException;
    }
}
