package ostiary.adapters.dynamodb;

import static ostiary.blueprint.SessionAttributes.ENDED_AT;
import static ostiary.blueprint.SessionAttributes.ENDED_FOR;
import static ostiary.blueprint.SessionAttributes.FORGIVEN_AT;
import static ostiary.blueprint.SessionAttributes.STARTED_AT;
import static ostiary.core.event.EventType.REFRESH_FORGIVEN;
import static ostiary.core.event.EventType.REFRESH_REPLAYED;
import static ostiary.core.event.EventType.SESSION_ENDED;
import static ostiary.core.event.EventType.SESSION_STARTED;

import java.util.List;
import java.util.UUID;
import ostiary.blueprint.TableShape;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventData;
import ostiary.core.event.EventData.SessionRef;
import ostiary.core.token.EndReason;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// The events of a session's item. That DynamoDB removes it is none: the session was over long before.
final class SessionEvents {
    private static final int STARTED = 1;
    private static final int ENDED = 2;

    private SessionEvents() {}

    static List<DomainEvent> of(ItemImages change) {
        if (change.isGone()) {
            return List.of();
        }
        if (change.isNew()) {
            return List.of(started(change));
        }
        if (change.gains(ENDED_FOR)) {
            return ended(change);
        }
        return change.changes(FORGIVEN_AT) ? List.of(forgiven(change)) : List.of();
    }

    private static DomainEvent started(ItemImages change) {
        var item = change.newest();
        var data = new EventData.OfStart(ref(change), item.list("amr"), item.instant(STARTED_AT));
        return DomainEvent.of(change.id(), SESSION_STARTED, STARTED, change.at(), data);
    }

    private static List<DomainEvent> ended(ItemImages change) {
        var item = change.newest();
        var at = item.instant(ENDED_AT);
        var reason = SessionItem.endReason(item.string(ENDED_FOR));
        var ended = DomainEvent.of(
                change.id(), SESSION_ENDED, ENDED, change.at(), new EventData.OfEnd(ref(change), reason, at));
        return reason == EndReason.REPLAYED
                ? List.of(
                        ended,
                        DomainEvent.of(
                                change.id(), REFRESH_REPLAYED, change.at(), new EventData.OfReplay(ref(change), at)))
                : List.of(ended);
    }

    private static DomainEvent forgiven(ItemImages change) {
        var data = new EventData.OfForgiveness(ref(change), change.newest().instant(FORGIVEN_AT));
        return DomainEvent.of(change.id(), REFRESH_FORGIVEN, change.at(), data);
    }

    private static SessionRef ref(ItemImages change) {
        return new SessionRef(
                new SessionId(UUID.fromString(change.sort())),
                new UserId(UUID.fromString(change.idAfter(TableShape.SESSIONS))),
                change.newest().string("client_id"));
    }
}
