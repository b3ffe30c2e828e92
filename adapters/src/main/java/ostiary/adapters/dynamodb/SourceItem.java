package ostiary.adapters.dynamodb;

import java.util.Map;
import java.util.UUID;
import ostiary.blueprint.TableShape;
import ostiary.core.upstream.LinkRequest;
import ostiary.core.upstream.SourceAccount;
import ostiary.core.upstream.SourceId;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item that links a user of another identity source to a user here.
final class SourceItem {
    static final String YES = "yes";
    /// Of an account that will be deleted, or is: the link stays, without an address, so that the account here does
    /// not come back by a password there.
    static final String LEAVING = "leaving";

    private static final String MOVED = "moved";
    private static final EmailAddress FORGOTTEN = new EmailAddress("forgotten@invalid");

    private SourceItem() {}

    static Map<String, AttributeValue> key(SourceId id) {
        return Table.key(TableShape.SOURCE + id, "SOURCE");
    }

    static Item write(LinkRequest request) {
        return Item.of(key(request.user().id()))
                .put("user_id", request.userId().toString())
                .put("email", request.user().email().value())
                .put(MOVED, request.hash().map(_ -> YES))
                .put("since", request.now());
    }

    static SourceAccount read(Item item) {
        return new SourceAccount(
                new UserId(UUID.fromString(item.string("user_id"))),
                item.has(LEAVING) ? FORGOTTEN : new EmailAddress(item.string("email")),
                item.find(MOVED).isPresent(),
                item.has(LEAVING));
    }
}
