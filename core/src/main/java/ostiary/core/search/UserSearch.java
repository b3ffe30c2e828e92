package ostiary.core.search;

import java.util.List;
import java.util.Optional;

/// Port: the copy, to search in. It may be some seconds behind.
public interface UserSearch {
    /// The users for whom a question holds, in its order, without those whose account is gone.
    ///
    /// A page may have fewer entries than were asked for, even none, and be followed by others.
    ///
    /// @param after the position at the end of the page before; empty for the first. Any text is a position
    /// @param most of a page, at least one
    Page find(SearchQuery query, Optional<String> after, int most);

    /// A page of users.
    ///
    /// @param next the position to ask for the next page with; empty on the last
    record Page(List<SearchEntry> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
        }
    }
}
