package ostiary.adapters.dynamodb;

import static ostiary.blueprint.FactorAttributes.USED_BY;

import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// A mark that a write leaves in its item: the client's second try of a write whose answer was lost is known by it.
final class WriteMark {
    private WriteMark() {}

    /// The mark of one write.
    static String fresh() {
        return UUID.randomUUID().toString();
    }

    /// Whether a write was refused because it is done already.
    static boolean isIn(ConditionalCheckFailedException refused, String mark) {
        return refused.hasItem()
                && new Item(refused.item()).find(USED_BY).filter(mark::equals).isPresent();
    }
}
