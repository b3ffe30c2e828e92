package ostiary.adapters.dynamodb;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ostiary.blueprint.TableShape;
import ostiary.core.recovery.PasswordReset;
import ostiary.core.recovery.ResetCodeHash;
import ostiary.core.token.Sha256;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a request for another password.
final class ResetItem {
    static final String TRIES = "tries";
    static final String SPENT = "spent_for";
    static final String DONE = "done";
    static final String VALID_UNTIL = "valid_until";

    private ResetItem() {}

    static Map<String, AttributeValue> key(Sha256 id) {
        return Table.key(TableShape.RESET + id.value(), "RESET");
    }

    static Item write(PasswordReset reset) {
        return Item.of(key(reset.id()))
                .put("user_id", reset.user().toString())
                .put("email", reset.email().value())
                .put("code_hash", reset.code().value())
                .put("link_hash", reset.link().value())
                .put("fingerprint", reset.password().value())
                .put(TRIES, reset.tries())
                .put(SPENT, reset.spent().map(Sha256::value))
                .put(DONE, reset.done() ? Optional.of("yes") : Optional.empty())
                .put(VALID_UNTIL, reset.expiresAt())
                .expiresAt(reset.expiresAt());
    }

    static PasswordReset read(Item item) {
        return new PasswordReset(
                new Sha256(item.partition().substring(TableShape.RESET.length())),
                new UserId(UUID.fromString(item.string("user_id"))),
                new EmailAddress(item.string("email")),
                new ResetCodeHash(item.string("code_hash")),
                new Sha256(item.string("link_hash")),
                new Sha256(item.string("fingerprint")),
                item.count(TRIES),
                item.find(SPENT).map(Sha256::new),
                item.has(DONE),
                item.instant(VALID_UNTIL));
    }
}
