package ostiary.adapters.dynamodb;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ostiary.blueprint.TableShape;
import ostiary.core.recovery.AddressChange;
import ostiary.core.recovery.ResetCodeHash;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a request for another address.
final class AddressItem {
    static final String SPENT = "spent";

    private AddressItem() {}

    static Map<String, AttributeValue> key(Sha256 id) {
        return Table.key(TableShape.ADDRESS + id.value(), "ADDRESS");
    }

    static Item write(AddressChange change) {
        return Item.of(key(change.id()))
                .put("user_id", change.user().toString())
                .put("session_id", change.session().toString())
                .put("email", change.from().value())
                .put("new_email", change.to().value())
                .put("code_hash", change.code().value())
                .put("link_hash", change.link().value())
                .put("fingerprint", change.password().value())
                .put(ResetItem.TRIES, change.tries())
                .put(SPENT, change.spent() ? Optional.of("yes") : Optional.empty())
                .put(ResetItem.DONE, change.done() ? Optional.of("yes") : Optional.empty())
                .put(ResetItem.VALID_UNTIL, change.expiresAt())
                .expiresAt(change.expiresAt());
    }

    static AddressChange read(Item item) {
        return new AddressChange(
                new Sha256(item.partition().substring(TableShape.ADDRESS.length())),
                new UserId(UUID.fromString(item.string("user_id"))),
                new SessionId(UUID.fromString(item.string("session_id"))),
                new EmailAddress(item.string("email")),
                new EmailAddress(item.string("new_email")),
                new ResetCodeHash(item.string("code_hash")),
                new Sha256(item.string("link_hash")),
                new Sha256(item.string("fingerprint")),
                item.count(ResetItem.TRIES),
                item.has(SPENT),
                item.has(ResetItem.DONE),
                item.instant(ResetItem.VALID_UNTIL));
    }
}
