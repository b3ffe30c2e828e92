package ostiary.adapters.dynamodb;

import static ostiary.core.event.EventType.CLIENT_REGISTERED;
import static ostiary.core.event.EventType.CLIENT_REMOVED;
import static ostiary.core.event.EventType.CLIENT_UPDATED;

import java.util.List;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventData;

/// The events of a registered client's item.
final class ClientEvents {
    private ClientEvents() {}

    static List<DomainEvent> of(ItemImages change) {
        var client = ClientItem.read(change.newest());
        if (change.isGone()) {
            var gone = new EventData.OfFormerClient(client.id());
            return List.of(DomainEvent.of(change.id(), CLIENT_REMOVED, client.version() + 1, change.at(), gone));
        }
        return List.of(DomainEvent.of(
                change.id(),
                change.isNew() ? CLIENT_REGISTERED : CLIENT_UPDATED,
                client.version(),
                change.at(),
                new EventData.OfClient(client.id(), client.name(), client.type())));
    }
}
