package ostiary.adapters.dynamodb;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ostiary.blueprint.TableShape;
import ostiary.core.deletion.KeepOffer;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of an offer to keep an account.
final class KeepItem {
    static final String SPENT = "spent";
    static final String DONE = "done";
    static final String VALID_UNTIL = "valid_until";

    private KeepItem() {}

    static Map<String, AttributeValue> key(Sha256 id) {
        return Table.key(TableShape.KEEP + id.value(), "KEEP");
    }

    /// The instant of the deletion has a name of its own: by that of the user's item the offer itself would be gone.
    static Item write(KeepOffer offer) {
        return Item.of(key(offer.id()))
                .put("user_id", offer.user().toString())
                .put("calls_off", offer.deletesAt())
                .put("fingerprint", offer.login().value())
                .put(SPENT, offer.spent() ? Optional.of("yes") : Optional.empty())
                .put(DONE, offer.done() ? Optional.of("yes") : Optional.empty())
                .put(VALID_UNTIL, offer.expiresAt())
                .expiresAt(offer.expiresAt());
    }

    static KeepOffer read(Item item) {
        return new KeepOffer(
                new Sha256(item.partition().substring(TableShape.KEEP.length())),
                new UserId(UUID.fromString(item.string("user_id"))),
                item.instant("calls_off"),
                new Sha256(item.string("fingerprint")),
                item.has(SPENT),
                item.has(DONE),
                item.instant(VALID_UNTIL));
    }
}
