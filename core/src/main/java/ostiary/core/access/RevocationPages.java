package ostiary.core.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Port: the revocations a page at a time, the newest first, for those who verify tokens elsewhere.
@FunctionalInterface
public interface RevocationPages {
    /// Reads a page of those published at `from` or later, and possibly some a few seconds older.
    ///
    /// @param cursor as the page before it gave it for the same `from`, or for one up to a minute
    ///     earlier: then the page may be empty. May be anything
    /// @return empty if `cursor` is none of a page
    Optional<Page> read(Instant from, Optional<String> cursor);

    /// A bounded number of revocations.
    ///
    /// @param completeSince whoever stops here has all that were published since then
    /// @param next the cursor of the page after it, unless this is the last
    record Page(List<Revocation> revocations, Instant completeSince, Optional<String> next) {}
}
