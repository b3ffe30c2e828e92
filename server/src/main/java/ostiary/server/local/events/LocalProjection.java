package ostiary.server.local.events;

import java.util.Set;
import ostiary.adapters.dynamodb.DynamoDbToldUsers;
import ostiary.adapters.dynamodb.DynamoDbUserCopy;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventData;
import ostiary.core.search.RepairCopy;
import ostiary.core.search.SearchEntry;
import ostiary.core.search.UserCopy;

/// Keeps the copy in step in which operators search, as the projector does on AWS.
final class LocalProjection {
    private final UserCopy copy;

    private LocalProjection(UserCopy copy) {
        this.copy = copy;
    }

    /// Makes the copy anew beside the changes, since there may be users of whom nobody was told, as of an import.
    static LocalProjection begin(Table table, Table search) {
        var copy = new DynamoDbUserCopy(search);
        Thread.ofVirtual().name("projection").start(() -> rebuild(table, copy));
        return new LocalProjection(copy);
    }

    private static void rebuild(Table table, UserCopy copy) {
        try {
            new RepairCopy(new DynamoDbToldUsers(table), copy).run(RepairCopy.Mode.REBUILD, _ -> {});
        } catch (RuntimeException closed) {
            FaultLog.record(closed);
        }
    }

    void take(DomainEvent event) {
        switch (event.data()) {
            case EventData.OfUser user ->
                copy.putIfNewer(entry(user), event.version().orElseThrow());
            case EventData.OfFormerUser gone ->
                copy.bury(gone.user(), event.version().orElseThrow());
            default -> {}
        }
    }

    private static SearchEntry entry(EventData.OfUser user) {
        return new SearchEntry(
                user.user(),
                user.email(),
                user.name(),
                user.createdAt(),
                user.roles().map(Set::copyOf).orElse(Set.of()),
                user.disabled(),
                user.deletesAt());
    }
}
