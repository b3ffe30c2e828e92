package ostiary.core.testing;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;

/// Passes everything on; a test gets one thing wrong.
public class PassingUserStatusStore implements UserStatusStore {
    private final UserStatusStore real;

    public PassingUserStatusStore(UserStatusStore real) {
        this.real = real;
    }

    @Override
    public Optional<UserStatus> findStatus(UserId id) {
        return real.findStatus(id);
    }

    @Override
    public boolean endSessions(UserId id, Instant now) {
        return real.endSessions(id, now);
    }

    @Override
    public void endOthers(UserId id, UUID kept, Instant then, Instant now) {
        real.endOthers(id, kept, then, now);
    }

    @Override
    public void touch(UserId id) {
        real.touch(id);
    }

    @Override
    public boolean setDisabled(UserId id, boolean disabled) {
        return real.setDisabled(id, disabled);
    }

    @Override
    public boolean setRoles(UserId id, Set<String> roles) {
        return real.setRoles(id, roles);
    }
}
