package ostiary.core.device;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The record of a user's devices: which of them had wrong passwords, how often, and which are void.
///
/// A device that never missed leaves no trace, so a login on a new one writes nothing. Of those that did, the newest
/// ten are kept: as the oldest falls out, it and all that are older become void. A renewed device that misses takes its
/// own place.
///
/// @param voidBefore devices that first logged in before then are void
public record DeviceMisses(Instant voidBefore, Map<DeviceId, Integer> misses) {
    /// How many wrong passwords a device may send before it is a stranger, until it logs in once more.
    public static final int BUDGET = 10;

    /// How many devices of a user are kept.
    public static final int MOST_DEVICES = 10;

    /// The record of a user whose devices never missed.
    public static final DeviceMisses NONE = new DeviceMisses(Instant.EPOCH, Map.of());

    public DeviceMisses {
        misses = Map.copyOf(misses);
    }

    /// The wrong passwords that came from a device; empty if it is void or has spent its budget, or if it was renewed
    /// and has missed since.
    Optional<Integer> of(DeviceId device) {
        return Optional.of(misses.getOrDefault(device, 0))
                .filter(count -> count < BUDGET && !device.since().isBefore(voidBefore))
                .filter(_ -> misses.keySet().stream().noneMatch(device::isBefore));
    }

    /// Whether a miss of a device can be counted without another that falls out.
    public boolean hasRoomFor(DeviceId device) {
        return misses.size() < MOST_DEVICES
                || misses.containsKey(device)
                || device.previous().filter(misses::containsKey).isPresent();
    }

    /// The oldest of the devices kept and one more.
    public DeviceId oldestWith(DeviceId another) {
        return Stream.concat(misses.keySet().stream(), Stream.of(another))
                .min(DeviceId::compareTo)
                .orElse(another);
    }

    /// The time before which all is void once this device has fallen out.
    public Instant voidWithout(DeviceId fallen) {
        var after = fallen.since().plusMillis(1);
        return after.isAfter(voidBefore) ? after : voidBefore;
    }
}
