package ostiary.cli.format;

import ostiary.core.user.Account;

/// One entry of a file: a user or a refusal.
///
/// @see Format#read
public sealed interface Entry {
    /// The line on which it begins, or ends in a JSON document; the first line is 1.
    long line();

    /// An entry that can become an account.
    record Accepted(long line, Account account) implements Entry {}

    /// An entry that can't.
    record Refusal(long line, Flaw flaw) implements Entry {}

    /// Called for each entry, in the order of the file.
    @FunctionalInterface
    interface Visitor {
        void visit(Entry entry) throws BrokenFileException;
    }
}
