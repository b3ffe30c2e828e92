package ostiary.core.user;

import java.util.List;
import java.util.Optional;

/// Port: bulk access to accounts, for import and export. Not used by requests.
public interface BulkAccountStore {

    /// Adds each account, all of it or nothing, unless its address or user exists. Never changes an existing item,
    /// so it can be repeated with the same accounts.
    ///
    /// @return one result for each account, in their order
    List<ImportResult> add(List<Account> accounts);

    /// The results that [#add] would return; adds nothing.
    List<ImportResult> preview(List<Account> accounts);

    /// The accounts after `bookmark`, in no particular order. An account added or removed during paging may or may
    /// not be in a page; every other account is in exactly one.
    ///
    /// @param bookmark empty for the first page, else the previous page's `next`
    Page page(Optional<Bookmark> bookmark);

    /// The result for one account.
    enum ImportResult {
        ADDED,
        /// The same user has this address already.
        THERE_ALREADY,
        /// The address belongs to another user.
        ADDRESS_TAKEN,
        /// The user exists with another address.
        USER_TAKEN
    }

    /// One page of accounts.
    ///
    /// @param next where the next page begins; empty after the last
    record Page(List<Account> accounts, Optional<Bookmark> next) {}

    /// A position between two pages. The adapter alone interprets its text.
    record Bookmark(String text) {
        /// Hidden from logs: the text may hold an address.
        @Override
        public String toString() {
            return "Bookmark";
        }
    }
}
