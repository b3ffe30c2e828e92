package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.DeviceItem.MISSES;
import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.device.DeviceId;
import ostiary.core.device.DeviceMisses;
import ostiary.core.device.DeviceStore;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: one item a user, once one of the user's devices has missed; under 1 KB with all the devices it may hold.
public final class DynamoDbDeviceStore implements DeviceStore {
    /// Once there is a map of misses with room in it, they are added up by DynamoDB. Only while others make the map or
    /// that room does one try fail.
    private static final int TRIES = 8;

    private final Table table;

    public DynamoDbDeviceStore(Table table) {
        this.table = table;
    }

    @Override
    public DeviceMisses find(UserId userId) {
        return table.find(DeviceItem.key(userId)).map(DeviceItem::read).orElse(DeviceMisses.NONE);
    }

    @Override
    public void missed(UserId userId, DeviceId device) {
        var full = Optional.<DeviceMisses>empty();
        for (int tries = 0; tries < TRIES; tries++) {
            var refused = full.isEmpty() ? add(userId, device) : replaceOldest(userId, device, full.get());
            if (refused.isEmpty()) {
                return;
            }
            var found = refused.get();
            if (!found.has(MISSES) && begin(userId, device)) {
                return;
            }
            full = Optional.of(found)
                    .filter(item -> item.has(MISSES))
                    .map(DeviceItem::read)
                    .filter(misses -> !misses.hasRoomFor(device));
        }
        throw new UnavailableException("DynamoDB: a miss could not be counted", null);
    }

    /// @return the item as it is, without a map of misses or without room in it; empty if the miss is counted
    private Optional<Item> add(UserId userId, DeviceId device) {
        var names = new HashMap<>(Map.of("#device", device.value()));
        var change = "SET misses.#device = if_not_exists(misses.#device, :none) + :one";
        var room = "attribute_exists(misses.#device) OR size(misses) < :most";
        if (device.previous().isPresent()) {
            names.put("#previous", device.previous().get().value());
            change += " REMOVE misses.#previous";
            room += " OR attribute_exists(misses.#previous)";
        }
        return update(
                userId,
                change,
                "attribute_exists(misses) AND (%s)".formatted(room),
                names,
                Map.of(":none", number(0), ":one", number(1), ":most", number(DeviceMisses.MOST_DEVICES)));
    }

    private boolean begin(UserId userId, DeviceId device) {
        return update(
                        userId,
                        "SET misses = :misses",
                        "attribute_not_exists(misses)",
                        Map.of(),
                        Map.of(":misses", fromM(Map.of(device.value(), number(1)))))
                .isEmpty();
    }

    /// @return the item as it is, if it has changed meanwhile
    private Optional<Item> replaceOldest(UserId userId, DeviceId device, DeviceMisses full) {
        var fallen = full.oldestWith(device);
        var names = new HashMap<>(Map.of("#device", device.value()));
        var values = new HashMap<String, AttributeValue>(
                Map.of(":void", number(full.voidWithout(fallen)), ":most", number(DeviceMisses.MOST_DEVICES)));
        var change = "SET void_before = :void";
        var condition = "size(misses) >= :most AND attribute_not_exists(misses.#device)"
                + " AND (attribute_not_exists(void_before) OR void_before <= :void)";
        if (!fallen.equals(device)) {
            names.put("#fallen", fallen.value());
            values.put(":one", number(1));
            change += ", misses.#device = :one REMOVE misses.#fallen";
            condition += " AND attribute_exists(misses.#fallen)";
        }
        return update(userId, change, condition, names, values);
    }

    @Override
    public void forgetAll(UserId userId, Instant before) {
        update(
                userId,
                "SET void_before = :before REMOVE misses",
                "attribute_not_exists(void_before) OR void_before < :before",
                Map.of(),
                Map.of(":before", number(before)));
    }

    /// @return the item as it is, if the condition fails
    private Optional<Item> update(
            UserId userId,
            String change,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(DeviceItem.key(userId))
                    .updateExpression(change)
                    .conditionExpression(condition)
                    .expressionAttributeNames(names.isEmpty() ? null : names)
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(ALL_OLD)));
            return Optional.empty();
        } catch (ConditionalCheckFailedException refused) {
            return Optional.of(new Item(refused.hasItem() ? refused.item() : Map.of()));
        }
    }
}
