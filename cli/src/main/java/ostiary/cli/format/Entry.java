package ostiary.cli.format;

import ostiary.core.user.Account;

/// One user of a file.
///
/// @see Format#read
public sealed interface Entry {
    /// Where it begins, or ends in a JSON document; the first line is 1.
    long line();

    /// It can become an account.
    record Arrival(long line, Account account) implements Entry {}

    /// It can't.
    record Refusal(long line, Flaw flaw) implements Entry {}

    /// Called for each entry, in the order of the file.
    @FunctionalInterface
    interface Visitor {
        void visit(Entry entry) throws BrokenFileException;
    }
}
