package ostiary.adapters.dynamodb;

import static ostiary.core.event.EventType.FACTOR_ADDED;
import static ostiary.core.event.EventType.FACTOR_REMOVED;
import static ostiary.core.event.FactorKind.PASSKEY;
import static ostiary.core.event.FactorKind.TOTP;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ostiary.blueprint.TableShape;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventData.OfFactor;
import ostiary.core.event.FactorKind;
import ostiary.core.user.UserId;

/// The events of the items of a user's factors. What goes with a deleted account is told by the account's own event.
final class FactorEvents {
    private static final int ADDED = 1;
    private static final int REMOVED = 2;

    private FactorEvents() {}

    static List<DomainEvent> of(ItemImages change) {
        if (change.isExpiry() || !(change.isNew() || change.isGone())) {
            return List.of();
        }
        return factor(change)
                .map(factor -> change.isNew()
                        ? DomainEvent.of(change.id(), FACTOR_ADDED, ADDED, change.at(), factor)
                        : DomainEvent.of(change.id(), FACTOR_REMOVED, REMOVED, change.at(), factor))
                .stream()
                .toList();
    }

    /// Empty for one that waits for its first code, and for the recovery codes, which come and go with the others.
    private static Optional<OfFactor> factor(ItemImages change) {
        var sort = change.sort();
        if (sort.startsWith(FactorItem.TOTP)) {
            return Optional.of(factor(change, sort.substring(FactorItem.TOTP.length()), TOTP));
        }
        if (sort.startsWith(PasskeyItem.PASSKEY)) {
            return Optional.of(factor(change, sort.substring(PasskeyItem.PASSKEY.length()), PASSKEY));
        }
        return Optional.empty();
    }

    private static OfFactor factor(ItemImages change, String id, FactorKind kind) {
        return new OfFactor(new UserId(UUID.fromString(change.idAfter(TableShape.FACTORS))), id, kind);
    }
}
