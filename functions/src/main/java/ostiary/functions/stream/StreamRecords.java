package ostiary.functions.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.transformers.v2.dynamodb.DynamodbAttributeValueTransformer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.dynamodb.ChangeEvents;
import ostiary.adapters.dynamodb.ItemImages;
import ostiary.core.event.DomainEvent;

/// The records of the table's stream as Lambda hands them over.
public final class StreamRecords {
    /// Who removes items whose time to live has passed
    /// (<https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html>).
    private static final String DYNAMODB = "dynamodb.amazonaws.com";

    private StreamRecords() {}

    /// The events of a change.
    ///
    /// @throws RuntimeException if the record or its item is damaged
    public static List<DomainEvent> events(DynamodbStreamRecord stored) {
        var change = stored.getDynamodb();
        return ChangeEvents.of(ItemImages.of(
                stored.getEventID(),
                change.getApproximateCreationDateTime().toInstant(),
                image(change.getOldImage()),
                image(change.getNewImage()),
                isExpiry(stored)));
    }

    private static boolean isExpiry(DynamodbStreamRecord stored) {
        return Optional.ofNullable(stored.getUserIdentity())
                .map(by -> DYNAMODB.equals(by.getPrincipalId()))
                .orElse(false);
    }

    private static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> image(
            @Nullable Map<String, AttributeValue> attributes) {
        return attributes == null ? Map.of() : DynamodbAttributeValueTransformer.toAttributeValueMapV2(attributes);
    }
}
