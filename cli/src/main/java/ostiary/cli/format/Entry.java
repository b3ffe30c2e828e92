package ostiary.cli.format;

import java.util.Optional;
import ostiary.core.user.Account;

/// One user of a file.
///
/// @see Format#read
public sealed interface Entry {
    Place place();

    /// Where an entry is.
    ///
    /// @param index how many entries there are up to it; the first is 1
    /// @param line that it begins in; the first is 1
    /// @param offset how many bytes there are before it
    /// @param id what its system calls it, if that is known and tells nobody who it is
    record Place(long index, long line, long offset, Optional<String> id) {
        Place of(Optional<String> known) {
            return new Place(index, line, offset, known);
        }
    }

    /// It can become an account.
    ///
    /// @param secondFactor whether it has one there, which stays behind
    record Arrival(Place place, Account account, boolean secondFactor) implements Entry {}

    /// It can't.
    record Refusal(Place place, Flaw flaw) implements Entry {}

    /// Called for each entry, in the order of the file.
    @FunctionalInterface
    interface Visitor {
        void visit(Entry entry) throws BrokenFileException;
    }
}
