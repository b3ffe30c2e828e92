package ostiary.adapters.dynamodb;

import static ostiary.blueprint.FactorAttributes.CODE_HASHES;
import static ostiary.blueprint.FactorAttributes.LAST_STEP;
import static ostiary.blueprint.FactorAttributes.LAST_USED_AT;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ostiary.blueprint.TableShape;
import ostiary.core.factor.Authenticator;
import ostiary.core.factor.FactorHistory;
import ostiary.core.factor.FactorId;
import ostiary.core.factor.FactorName;
import ostiary.core.factor.Factors;
import ostiary.core.factor.SealedSecret;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The items of a user's second factors, in one partition: one per authenticator, one that waits for its first
/// code, one for each that was removed of late, and one with the hashes of the recovery codes.
final class FactorItem {
    static final String TOTP = "TOTP#";
    static final String REMOVED = "REMOVED#";
    static final String PENDING = "PENDING";
    static final String RECOVERY = "RECOVERY";
    static final String ID = "factor_id";
    static final String VALID_UNTIL = "valid_until";

    private static final String NAME = "name";
    private static final String SECRET = "sealed_secret";
    private static final String REMOVED_AT = "removed_at";
    private static final String CREATED = "created_at";

    private FactorItem() {}

    static String partition(UserId user) {
        return TableShape.FACTORS + user;
    }

    static Map<String, AttributeValue> key(UserId user, FactorId id) {
        return Table.key(partition(user), TOTP + id);
    }

    static Map<String, AttributeValue> pendingKey(UserId user) {
        return Table.key(partition(user), PENDING);
    }

    static Map<String, AttributeValue> recoveryKey(UserId user) {
        return Table.key(partition(user), RECOVERY);
    }

    static Item write(UserId user, Authenticator authenticator) {
        return fill(Item.of(key(user, authenticator.id())), authenticator);
    }

    /// The time to live is that of the wait: DynamoDB removes what nobody confirms.
    static Item write(UserId user, Factors.Pending pending) {
        return fill(Item.of(pendingKey(user)), pending.authenticator())
                .put(VALID_UNTIL, pending.validUntil())
                .expiresAt(pending.validUntil());
    }

    /// Whoever reads judges by the clock; the time to live is for DynamoDB.
    static Item write(UserId user, FactorHistory.Removed removed) {
        var key = Table.key(partition(user), REMOVED + removed.authenticator().id());
        return fill(Item.of(key), removed.authenticator())
                .put(REMOVED_AT, removed.at())
                .expiresAt(removed.at().plus(FactorHistory.REMEMBERED));
    }

    private static Item fill(Item item, Authenticator authenticator) {
        var filled = item.put(ID, authenticator.id().toString())
                .put(NAME, authenticator.name().text())
                .put(SECRET, authenticator.secret().text())
                .put(LAST_STEP, authenticator.lastStep())
                .put(CREATED, authenticator.createdAt());
        return authenticator
                .lastUsedAt()
                .map(at -> filled.put(LAST_USED_AT, at))
                .orElse(filled);
    }

    static Item write(UserId user, Set<Sha256> recoveryCodes, Instant now) {
        return Item.of(recoveryKey(user))
                .put(CODE_HASHES, recoveryCodes.stream().map(Sha256::value).collect(Collectors.toSet()))
                .put(CREATED, now);
    }

    static FactorHistory.Removed readRemoved(Item item) {
        return new FactorHistory.Removed(read(item), item.instant(REMOVED_AT));
    }

    static Optional<Instant> readCodesMadeAt(Item item) {
        return item.sort().equals(RECOVERY) ? Optional.of(item.instant(CREATED)) : Optional.empty();
    }

    static Authenticator read(Item item) {
        return new Authenticator(
                new FactorId(UUID.fromString(item.string(ID))),
                new FactorName(item.string(NAME)),
                new SealedSecret(item.string(SECRET)),
                item.number(LAST_STEP),
                item.instant(CREATED),
                item.findInstant(LAST_USED_AT));
    }

    static Optional<Factors.Pending> readPending(Item item) {
        return item.sort().equals(PENDING)
                ? Optional.of(new Factors.Pending(read(item), item.instant(VALID_UNTIL)))
                : Optional.empty();
    }
}
