package ostiary.adapters.dynamodb;

import static ostiary.blueprint.TableShape.PARTITION_KEY;
import static ostiary.blueprint.TableShape.SORT_KEY;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// One record of the table's stream: an item before and after a change
/// (<https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html>).
///
/// @param id of the change: the same however often it is read
/// @param at when it was written, to the second
/// @param before empty if the item is new
/// @param after empty if the item is gone
/// @param isExpiry whether DynamoDB removed it because its time to live had passed
public record ItemImages(String id, Instant at, Optional<Item> before, Optional<Item> after, boolean isExpiry) {
    /// @throws IllegalStateException if it has neither image: the stream has to have both
    public ItemImages {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalStateException("a change without an image: the stream must have new and old ones");
        }
    }

    /// Of images as maps; an empty one is none.
    public static ItemImages of(
            String id,
            Instant at,
            Map<String, AttributeValue> before,
            Map<String, AttributeValue> after,
            boolean isExpiry) {
        return new ItemImages(id, at, image(before), image(after), isExpiry);
    }

    /// Of a record as the API of streams gives it. A removal by DynamoDB itself alone has an identity.
    public static ItemImages of(Record stored) {
        var change = stored.dynamodb();
        return of(
                stored.eventID(),
                change.approximateCreationDateTime(),
                change.hasOldImage() ? change.oldImage() : Map.of(),
                change.hasNewImage() ? change.newImage() : Map.of(),
                stored.userIdentity() != null);
    }

    private static Optional<Item> image(Map<String, AttributeValue> attributes) {
        return Optional.of(attributes).filter(Predicate.not(Map::isEmpty)).map(Item::new);
    }

    String partition() {
        return newest().string(PARTITION_KEY);
    }

    String sort() {
        return newest().string(SORT_KEY);
    }

    /// The item as it is, or as it was before it went.
    Item newest() {
        return after.or(() -> before).orElseThrow();
    }

    boolean isNew() {
        return before.isEmpty();
    }

    boolean isGone() {
        return after.isEmpty();
    }

    /// Whether an attribute is another, or there before or after alone.
    boolean changes(String... attributes) {
        return Stream.of(attributes).anyMatch(name -> !value(before, name).equals(value(after, name)));
    }

    /// Whether an attribute is there that was not.
    boolean gains(String attribute) {
        return value(before, attribute).isEmpty() && value(after, attribute).isPresent();
    }

    /// Whether an attribute is not there that was.
    boolean loses(String attribute) {
        return value(before, attribute).isPresent() && value(after, attribute).isEmpty();
    }

    private static Optional<AttributeValue> value(Optional<Item> item, String name) {
        return item.map(Item::attributes).map(all -> all.get(name));
    }

    /// The rest of the partition's key.
    String idAfter(String prefix) {
        return partition().substring(prefix.length());
    }
}
