package ostiary.core.search;

import java.util.List;
import java.util.Optional;
import ostiary.core.user.UserId;

/// Port: the users as events tell them, where they are kept in truth. Those of rehearsals are none.
public interface ToldUsers {
    /// All users, page by page, in no order. What changes meanwhile may be missing or be as it was.
    ///
    /// @param after what the page before ended with; empty for the first
    Page list(Optional<String> after, int most);

    /// A user as of now; empty if there is none.
    Optional<Told> find(UserId user);

    /// A user in a version.
    ///
    /// @param version as in events; 0 if nobody was told of the user yet
    record Told(SearchEntry entry, long version) {}

    /// A page of users.
    ///
    /// @param next what to ask for the next page with; empty on the last
    record Page(List<Told> users, Optional<String> next) {
        public Page {
            users = List.copyOf(users);
        }
    }
}
