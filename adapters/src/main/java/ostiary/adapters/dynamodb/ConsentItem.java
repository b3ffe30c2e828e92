package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.TableShape;
import ostiary.core.consent.Consent;
import ostiary.core.consent.Consent.Withdrawal;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a consent. One that was withdrawn gets its TTL when the client's sessions have ended: until then it is
/// in sight.
final class ConsentItem {
    static final String VERSION = "version";

    private static final String SCOPES = "scopes";
    private static final String AGREED_AT = "agreed_at";
    private static final String WITHDRAWN_AT = "withdrawn_at";

    /// A write of before the withdrawal that comes late must find it.
    private static final Duration MEMORY = Duration.ofHours(1);

    private ConsentItem() {}

    static Map<String, AttributeValue> key(UserId user, String clientId) {
        return Table.key(TableShape.CONSENTS + user, clientId);
    }

    /// The partition of a user's consents.
    static AttributeValue partition(UserId user) {
        return fromS(TableShape.CONSENTS + user);
    }

    static Item write(UserId user, Consent consent) {
        var item = Item.of(key(user, consent.clientId()))
                .put(SCOPES, consent.scopes())
                .put(AGREED_AT, consent.agreedAt())
                .put(VERSION, consent.version());
        consent.withdrawal().ifPresent(withdrawal -> {
            item.put(WITHDRAWN_AT, withdrawal.at());
            if (withdrawal.isDone()) {
                item.expiresAt(withdrawal.at().plus(MEMORY));
            }
        });
        return item;
    }

    static Consent read(Item item) {
        return new Consent(
                item.sort(), item.set(SCOPES), item.instant(AGREED_AT), withdrawal(item), item.count(VERSION));
    }

    private static Optional<Withdrawal> withdrawal(Item item) {
        return item.findInstant(WITHDRAWN_AT).map(at -> new Withdrawal(at, item.has(TableShape.TIME_TO_LIVE)));
    }
}
