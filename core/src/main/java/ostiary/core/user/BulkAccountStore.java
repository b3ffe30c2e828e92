package ostiary.core.user;

import java.util.List;
import java.util.Optional;

/// Port: accounts in bulk, for moving them in and out. No request of a user gets here.
public interface BulkAccountStore {

    /// Adds each account, all of it or nothing, unless its address or its user is there already. Changes nothing that
    /// is there, so it can be called again with the same accounts.
    ///
    /// @return what became of each, in their order
    List<ImportResult> add(List<Account> accounts);

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
