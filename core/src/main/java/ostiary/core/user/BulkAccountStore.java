package ostiary.core.user;

import java.util.List;
import java.util.Optional;

/// Port: adds and lists accounts in bulk, for imports and exports. No request of a user gets here.
public interface BulkAccountStore {

    /// Adds each account as a whole, unless its address or its user exists. Changes nothing that exists, so it can
    /// be called again with the same accounts.
    ///
    /// @param by the import, whose id marks each account
    /// @return the result for each, in their order
    List<ImportResult> add(List<Account> accounts, ImportId by);

    /// Removes the accounts that an import has added, if they are unchanged since and have no session. Removes each
    /// as a whole. Can be called again with the same users.
    ///
    /// @return the result for each, in their order
    List<TakeBackResult> takeBack(List<UserId> users, ImportId by);

    /// The result for each account if it were added. Adds nothing.
    List<ImportResult> preview(List<Account> accounts);

    /// The accounts after `bookmark`, in no particular order. An account that is added or removed between two pages
    /// may be missing; all others are in exactly one page.
    ///
    /// @param bookmark empty for the first page, else the end of the previous page
    Page page(Optional<Bookmark> bookmark);

    /// The result of adding an account.
    enum ImportResult {
        ADDED,
        /// The same user exists with the same address.
        THERE_ALREADY,
        /// Another user has the address.
        ADDRESS_TAKEN,
        /// The user exists with another address.
        USER_TAKEN
    }

    /// The result of taking an account back.
    enum TakeBackResult {
        TAKEN_BACK,
        /// There is no such user, or no longer.
        GONE,
        /// The account was added by another import, or in another way.
        OF_ANOTHER,
        /// It has changed: a login has replaced the hash or linked the account, or an operator has edited it.
        CHANGED,
        /// The user has a session, or the record of an ended one.
        HAS_SESSION
    }

    /// One page of accounts.
    ///
    /// @param next the start of the next page; empty after the last
    record Page(List<Account> accounts, Optional<Bookmark> next) {}

    /// A position between two pages. Only the adapter reads its text.
    record Bookmark(String text) {
        /// The text may contain an address.
        @Override
        public String toString() {
            return "Bookmark";
        }
    }
}
