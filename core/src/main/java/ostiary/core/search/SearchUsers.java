package ostiary.core.search;

import java.util.Optional;
import ostiary.core.admin.Operator;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;

/// Use case: an operator searches for users. That somebody has searched is logged, and not for what: it may be an
/// address.
public final class SearchUsers {
    private final UserSearch users;
    private final AuditLog audit;

    public SearchUsers(UserSearch users, AuditLog audit) {
        this.users = users;
        this.audit = audit;
    }

    /// A page of the users for whom a question holds: [UserSearch#find].
    public UserSearch.Page search(Operator by, SearchQuery query, Optional<String> after, int most) {
        var page = users.find(query, after, most);
        audit.record(new AuditEvent.OperatorSearched(by.text(), page.entries().size()));
        return page;
    }
}
