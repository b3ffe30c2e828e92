package ostiary.core.user;

import java.util.List;
import java.util.Optional;

/// Port: accounts in bulk, for moving them in and out. No request of a user gets here.
public interface BulkAccountStore {

    /// Adds each account, all of it or nothing, unless its address or its user is there already. Changes nothing that
    /// is there, so it can be called again with the same accounts.
    ///
    /// @param by the import that it is a part of, which each account is marked with
    /// @return what became of each, in their order
    List<ImportResult> add(List<Account> accounts, ImportId by);

    /// Takes back the accounts that an import has added and nobody has touched since: one that is as it was added, and
    /// has no session. Of each all goes or nothing. Can be called again with the same users.
    ///
    /// @return what became of each, in their order
    List<TakeBackResult> takeBack(List<UserId> users, ImportId by);

    /// What would become of each account if it were added. Adds nothing.
    List<ImportResult> preview(List<Account> accounts);

    /// The accounts that come after `bookmark`, in no order that means something. An account that comes or goes while
    /// pages are turned may be in one or not; all others are in exactly one.
    ///
    /// @param bookmark empty for the first page, else what the page before ended with
    Page page(Optional<Bookmark> bookmark);

    /// What became of an account.
    enum ImportResult {
        ADDED,
        /// The same user has the address already.
        THERE_ALREADY,
        /// Somebody else has the address.
        ADDRESS_TAKEN,
        /// The user is there, with another address.
        USER_TAKEN
    }

    /// What became of an account that is to be taken back.
    enum TakeBackResult {
        TAKEN_BACK,
        /// There is no such user, maybe any more.
        GONE,
        /// Another import has added the account, or it came otherwise.
        OF_ANOTHER,
        /// It is not as it was added: a login has replaced the hash or linked the account, or an operator was there.
        CHANGED,
        /// The user has a session, or had one that is remembered.
        HAS_SESSION
    }

    /// Some accounts.
    ///
    /// @param next where the next page begins; empty after the last
    record Page(List<Account> accounts, Optional<Bookmark> next) {}

    /// A place between two pages. Its text is the adapter's business.
    record Bookmark(String text) {
        /// It may hold an address.
        @Override
        public String toString() {
            return "Bookmark";
        }
    }
}
