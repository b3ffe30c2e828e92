package ostiary.core.admin;

import java.util.Optional;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Finds accounts for operators, as they are now.
public final class FindTarget {
    private final UserStore users;
    private final UserStatusStore statuses;

    public FindTarget(UserStore users, UserStatusStore statuses) {
        this.users = users;
        this.statuses = statuses;
    }

    /// The account of an id.
    public Optional<AdminTarget> byId(UserId id) {
        return users.find(id)
                .flatMap(user -> statuses.findStatus(id)
                        .map(status -> new AdminTarget(
                                user,
                                status,
                                users.findCredential(user.email())
                                        .filter(login -> login.userId().equals(id)))));
    }

    /// The account that logs in by an address. Users whose password another identity source keeps may have none.
    public Optional<AdminTarget> byAddress(EmailAddress email) {
        return users.findCredential(email).flatMap(login -> byId(login.userId()));
    }
}
