package ostiary.core.device;

import java.util.Optional;
import ostiary.core.user.UserId;

/// A device whose token is good for a user's login.
///
/// @param misses the wrong passwords that came from it so far
public record KnownDevice(UserId userId, DeviceId id, int misses) {
    /// The device's id from then on; empty if it can't be renewed any more.
    Optional<DeviceId> afterALogin() {
        return misses == 0 ? Optional.of(id) : id.renewed();
    }
}
