package ostiary.core.admin;

import java.util.List;
import java.util.Optional;
import ostiary.core.user.UserId;

/// Port: what operators do, and the records of it.
public interface AdminStore {
    /// Does the action of a record and keeps the record, in one transaction.
    ///
    /// @param target as it was found. Its login has to be the user's still, with as many factors where one goes
    /// @return false, and nothing has changed, if the account is another one by now, or being changed
    boolean apply(AdminTarget target, AdminRecord record);

    /// The records of one user, the newest first.
    ///
    /// @param before of the page before this one; empty for the first
    /// @param most of a page, at least one
    Page list(UserId user, Optional<String> before, int most);

    /// A page of records.
    ///
    /// @param next what to ask for the next page with; empty on the last
    record Page(List<AdminRecord> records, Optional<String> next) {
        public Page {
            records = List.copyOf(records);
        }
    }
}
