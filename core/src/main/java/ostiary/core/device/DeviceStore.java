package ostiary.core.device;

import java.time.Instant;
import ostiary.core.user.UserId;

/// Port: what is kept of each user's devices.
public interface DeviceStore {
    /// Strongly consistent: sees every acknowledged write.
    DeviceMisses find(UserId userId);

    /// Counts a wrong password that came from a device, in the place of [DeviceId#previous]. Of all that miss at once,
    /// none is lost. Keeps [DeviceMisses#MOST_DEVICES] at most.
    void missed(UserId userId, DeviceId device);

    /// Makes void all devices that first logged in before then. An instant no later than the present one changes
    /// nothing.
    void forgetAll(UserId userId, Instant before);
}
