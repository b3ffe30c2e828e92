package ostiary.adapters.dynamodb;

import java.util.List;
import ostiary.blueprint.SyntheticUsers;
import ostiary.blueprint.TableShape;
import ostiary.core.event.DomainEvent;

/// The events of a change of the table. Most changes are none: a refresh, a counter, a code.
public final class ChangeEvents {
    private ChangeEvents() {}

    /// The events of a change, whose ids are the same each time.
    ///
    /// @throws RuntimeException if the item is damaged
    public static List<DomainEvent> of(ItemImages change) {
        var partition = change.partition();
        if (isSynthetic(partition)) {
            return List.of();
        }
        if (partition.startsWith(TableShape.USER)) {
            return UserEvents.of(change);
        }
        if (partition.startsWith(TableShape.SESSIONS)) {
            return SessionEvents.of(change);
        }
        if (partition.startsWith(TableShape.FACTORS)) {
            return FactorEvents.of(change);
        }
        return partition.startsWith(TableShape.CLIENT) ? ClientEvents.of(change) : List.of();
    }

    /// Rehearsals make users and clients that are nobody's.
    private static boolean isSynthetic(String partition) {
        var id = partition.substring(partition.indexOf('#') + 1);
        return SyntheticUsers.isId(id) || id.startsWith(SyntheticUsers.CLIENT);
    }
}
