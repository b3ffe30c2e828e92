package ostiary.adapters.dynamodb;

import static ostiary.blueprint.UserAttributes.DELETES_AT;
import static ostiary.blueprint.UserAttributes.DISABLED;
import static ostiary.blueprint.UserAttributes.EMAIL;
import static ostiary.blueprint.UserAttributes.KEPT_SESSION;
import static ostiary.blueprint.UserAttributes.NAME;
import static ostiary.blueprint.UserAttributes.NOT_BEFORE;
import static ostiary.blueprint.UserAttributes.PASSWORD_CHANGED_AT;
import static ostiary.blueprint.UserAttributes.PROFILE;
import static ostiary.blueprint.UserAttributes.ROLES;
import static ostiary.blueprint.UserAttributes.UNTOUCHED;
import static ostiary.blueprint.UserAttributes.VERSION;
import static ostiary.core.event.EventType.PASSWORD_CHANGED;
import static ostiary.core.event.EventType.USER_DELETED;
import static ostiary.core.event.EventType.USER_DELETION_CANCELLED;
import static ostiary.core.event.EventType.USER_DELETION_REQUESTED;
import static ostiary.core.event.EventType.USER_DISABLED;
import static ostiary.core.event.EventType.USER_ENABLED;
import static ostiary.core.event.EventType.USER_REGISTERED;
import static ostiary.core.event.EventType.USER_SESSIONS_ENDED;
import static ostiary.core.event.EventType.USER_UPDATED;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ostiary.blueprint.TableShape;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventData;
import ostiary.core.event.EventType;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// The events of a user's item. Each change has one event at most, which tells the user whole; a change that is of
/// several kinds at once has the weightiest, and another for a new password, which is not part of what is told.
final class UserEvents {
    private UserEvents() {}

    static List<DomainEvent> of(ItemImages change) {
        if (!change.sort().equals(UserItem.SORT)) {
            return List.of();
        }
        return Stream.concat(kind(change).map(kind -> event(change, kind)).stream(), ofPassword(change))
                .toList();
    }

    /// An import makes accounts that nobody uses yet. It tells nobody, and the first login is the registration. An
    /// import may take the place of an account that is gone and that DynamoDB has not removed yet: that is its end.
    private static Optional<EventType> kind(ItemImages change) {
        if (change.isGone()) {
            return isUnknown(change) ? Optional.empty() : Optional.of(USER_DELETED);
        }
        if (change.isNew()) {
            return isUntouched(change) ? Optional.empty() : Optional.of(USER_REGISTERED);
        }
        if (change.loses(VERSION)) {
            return Optional.of(USER_DELETED);
        }
        if (change.loses(UNTOUCHED)) {
            return Optional.of(USER_REGISTERED);
        }
        return ofChange(change);
    }

    private static Optional<EventType> ofChange(ItemImages change) {
        if (change.changes(DELETES_AT)) {
            return Optional.of(change.loses(DELETES_AT) ? USER_DELETION_CANCELLED : USER_DELETION_REQUESTED);
        }
        if (change.gains(DISABLED) || change.loses(DISABLED)) {
            return Optional.of(change.gains(DISABLED) ? USER_DISABLED : USER_ENABLED);
        }
        if (change.changes(EMAIL, NAME, PROFILE, ROLES)) {
            return Optional.of(USER_UPDATED);
        }
        return change.changes(NOT_BEFORE, KEPT_SESSION) ? Optional.of(USER_SESSIONS_ENDED) : Optional.empty();
    }

    /// Whether an import is taken back that nobody was told of.
    private static boolean isUnknown(ItemImages change) {
        return isUntouched(change) && !change.newest().has(VERSION);
    }

    private static boolean isUntouched(ItemImages change) {
        return change.newest().has(UNTOUCHED);
    }

    private static DomainEvent event(ItemImages change, EventType kind) {
        var user = kind == USER_DELETED ? change.before().orElseThrow() : change.newest();
        return kind == USER_DELETED
                ? DomainEvent.of(
                        change.id(), kind, version(user) + 1, change.at(), new EventData.OfFormerUser(id(change)))
                : DomainEvent.of(change.id(), kind, version(user), change.at(), data(user));
    }

    private static UserId id(ItemImages change) {
        return new UserId(UUID.fromString(change.idAfter(TableShape.USER)));
    }

    /// A user who was never changed is in version 1.
    static long version(Item user) {
        return user.has(VERSION) ? user.number(VERSION) + 1 : 1;
    }

    private static EventData data(Item item) {
        var user = UserItem.read(item);
        return new EventData.OfUser(
                user.id(),
                user.email(),
                user.createdAt(),
                user.name(),
                UserItem.texts(user.profile()),
                item.findList(ROLES),
                item.has(DISABLED),
                item.findInstant(DELETES_AT),
                item.findInstant(NOT_BEFORE),
                UserItem.kept(item).map(SessionId::new));
    }

    private static Stream<DomainEvent> ofPassword(ItemImages change) {
        return change.isNew() || change.isGone() || !change.changes(PASSWORD_CHANGED_AT)
                ? Stream.empty()
                : Stream.of(DomainEvent.of(
                        change.id(),
                        PASSWORD_CHANGED,
                        change.at(),
                        new EventData.OfPassword(id(change), change.newest().instant(PASSWORD_CHANGED_AT))));
    }
}
