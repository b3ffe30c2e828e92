package ostiary.adapters.dynamodb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static ostiary.blueprint.FactorAttributes.LAST_USED_AT;
import static ostiary.blueprint.FactorAttributes.NAME;
import static ostiary.blueprint.FactorAttributes.SIGN_COUNT;

import java.util.Map;
import ostiary.core.factor.FactorName;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The items of a user's passkeys, beside those of the second factors.
final class PasskeyItem {
    static final String PASSKEY = "PASSKEY#";

    private static final String ID = "credential_id";
    private static final String PARTY = "relying_party";
    private static final String KEY = "public_key";
    private static final String SYNCED = "synced";
    private static final String TRANSPORTS = "transports";
    private static final String CREATED = "created_at";

    private PasskeyItem() {}

    /// Ids may be long: their hash stands for them.
    static Map<String, AttributeValue> key(UserId user, PasskeyId id) {
        return Table.key(
                FactorItem.partition(user),
                PASSKEY + Sha256.of(id.value().getBytes(US_ASCII)).value());
    }

    static Item write(UserId user, Passkey passkey) {
        var item = Item.of(key(user, passkey.id()))
                .put(ID, passkey.id().value())
                .put(NAME, passkey.name().text())
                .put(PARTY, passkey.relyingParty())
                .put(KEY, passkey.publicKey())
                .put(SIGN_COUNT, passkey.signCount())
                .put(SYNCED, passkey.isSynced() ? 1L : 0L)
                .put(TRANSPORTS, passkey.transports())
                .put(CREATED, passkey.createdAt());
        return passkey.lastUsedAt().map(at -> item.put(LAST_USED_AT, at)).orElse(item);
    }

    static Passkey read(Item item) {
        return new Passkey(
                PasskeyId.parse(item.string(ID)).orElseThrow(),
                new FactorName(item.string(NAME)),
                item.string(PARTY),
                item.string(KEY),
                item.number(SIGN_COUNT),
                item.number(SYNCED) == 1,
                item.set(TRANSPORTS),
                item.instant(CREATED),
                item.findInstant(LAST_USED_AT));
    }
}
