package ostiary.adapters.dynamodb;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.TableShape;
import ostiary.core.device.DeviceId;
import ostiary.core.device.DeviceMisses;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of what is kept of a user's devices: `misses` by device, and `void_before`. It has no TTL: a device that is
/// void stays so.
final class DeviceItem {
    static final String MISSES = "misses";

    private DeviceItem() {}

    static Map<String, AttributeValue> key(UserId id) {
        return Table.key(TableShape.USER + id, "DEVICES");
    }

    static DeviceMisses read(Item item) {
        var misses = Optional.ofNullable(item.attributes().get(MISSES))
                .map(AttributeValue::m)
                .orElseGet(Map::of);
        return new DeviceMisses(
                item.findInstant("void_before").orElse(Instant.EPOCH),
                misses.entrySet().stream()
                        .collect(toMap(
                                entry -> new DeviceId(entry.getKey()),
                                entry -> Integer.parseInt(entry.getValue().n()))));
    }
}
