package ostiary.core.admin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.device.DeviceStore;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatusStore;

/// Use cases of operators: to shut a user out and to let them in again, and to give them roles. Each returns whether
/// there is such a user.
public final class AdministerUsers {
    /// A machine whose clock is ahead may have issued a token of later than now. Whoever is enabled within this time
    /// has to refresh once more.
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final UserStatusStore users;
    private final DeviceStore devices;
    private final RevocationFeed feed;
    private final AuditLog audit;
    private final InstantSource clock;

    public AdministerUsers(
            UserStatusStore users, DeviceStore devices, RevocationFeed feed, AuditLog audit, InstantSource clock) {
        this.users = users;
        this.devices = devices;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    /// Logins and refreshes are refused from now on, access tokens once the authorizers have read the feed. Sessions
    /// stay: whoever is enabled again goes on with them. Their devices are strangers from now on.
    public boolean disable(UserId id) {
        if (!users.setDisabled(id, true)) {
            return false;
        }
        var now = clock.instant();
        // First of what may fail: access tokens are worth more than devices, which let nobody in.
        feed.publish(new Revocation.OfUser(id, now.plus(CLOCKS_DIFFER)), now);
        devices.forgetAll(id, now);
        audit.record(new AuditEvent.UserDisabled(id));
        return true;
    }

    public boolean enable(UserId id) {
        return recorded(users.setDisabled(id, false), new AuditEvent.UserEnabled(id));
    }

    /// The next access token of each session has them. Those issued before say what they said.
    public boolean setRoles(UserId id, Set<String> roles) {
        return recorded(users.setRoles(id, roles), new AuditEvent.RolesChanged(id, Set.copyOf(roles)));
    }

    private boolean recorded(boolean done, AuditEvent event) {
        if (done) {
            audit.record(event);
        }
        return done;
    }
}
