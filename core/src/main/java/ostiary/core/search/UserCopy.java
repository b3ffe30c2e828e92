package ostiary.core.search;

import java.util.List;
import java.util.Optional;
import ostiary.core.user.UserId;

/// Port: the copy, to keep in step. Each change is one conditional write, so that what comes twice, late or at the same
/// time does no harm.
public interface UserCopy {
    /// The version of a tombstone, which no user has.
    long BURIED = Long.MAX_VALUE;

    /// Stores a user, unless what is there is as new, or newer, or a tombstone.
    ///
    /// @return whether it did
    boolean putIfNewer(SearchEntry entry, long version);

    /// Stores a user as the table of users has them, unless what is there is newer, or a tombstone. So what is there of
    /// the same version is written anew.
    ///
    /// @return whether it did
    boolean putUnlessOlder(SearchEntry entry, long version);

    /// Stores a user in place of exactly the version that is there, newer or a tombstone as it may be.
    ///
    /// @return whether it did
    boolean replace(SearchEntry entry, long version, long there);

    /// Leaves a tombstone, which takes the data away and stays for longer than an event can be late.
    ///
    /// @return whether this was the first time
    boolean bury(UserId user, long version);

    /// Takes a user out of the version 0, of whom no event has told: an import made them, and may make them again under
    /// the same id, so no tombstone is left.
    ///
    /// @return whether it did; false if what is there has another version, or is nothing
    boolean forget(UserId user);

    /// The content of the copy about a user, as of now.
    Optional<Held> find(UserId user);

    /// Everything in the copy but tombstones, page by page, in no order. What changes meanwhile may be missing or be as
    /// it was.
    ///
    /// @param after what the page before ended with; empty for the first
    Page list(Optional<UserId> after, int most);

    /// The content about one user.
    ///
    /// @param entry empty for a tombstone
    record Held(Optional<SearchEntry> entry, long version) {}

    /// A page of users.
    ///
    /// @param next what to ask for the next page with; empty on the last
    record Page(List<UserId> users, Optional<UserId> next) {
        public Page {
            users = List.copyOf(users);
        }
    }
}
