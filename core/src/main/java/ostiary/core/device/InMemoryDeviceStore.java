package ostiary.core.device;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.core.user.UserId;

/// A [DeviceStore] in memory, for tests.
public final class InMemoryDeviceStore implements DeviceStore {
    private final Map<UserId, DeviceMisses> kept = new ConcurrentHashMap<>();

    @Override
    public DeviceMisses find(UserId userId) {
        return kept.getOrDefault(userId, DeviceMisses.NONE);
    }

    @Override
    public void missed(UserId userId, DeviceId device) {
        kept.compute(userId, (_, found) -> with(found == null ? DeviceMisses.NONE : found, device));
    }

    @Override
    public void forgetAll(UserId userId, Instant before) {
        kept.merge(
                userId,
                new DeviceMisses(before, Map.of()),
                (found, forgotten) -> before.isAfter(found.voidBefore()) ? forgotten : found);
    }

    private static DeviceMisses with(DeviceMisses found, DeviceId device) {
        var misses = new HashMap<>(found.misses());
        misses.merge(device, 1, Integer::sum);
        device.previous().ifPresent(misses::remove);
        if (found.hasRoomFor(device)) {
            return new DeviceMisses(found.voidBefore(), misses);
        }
        var fallen = found.oldestWith(device);
        misses.remove(fallen);
        return new DeviceMisses(found.voidWithout(fallen), misses);
    }
}
