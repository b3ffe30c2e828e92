package ostiary.adapters.dynamodb;

import static ostiary.blueprint.SessionAttributes.ANNOUNCED_AT;
import static ostiary.blueprint.SessionAttributes.AUDIENCE;
import static ostiary.blueprint.SessionAttributes.BROWSER;
import static ostiary.blueprint.SessionAttributes.ENDED_FOR;
import static ostiary.blueprint.SessionAttributes.ENDS_AT;
import static ostiary.blueprint.SessionAttributes.FORGIVEN_AT;
import static ostiary.blueprint.SessionAttributes.FORGIVEN_PARENT;
import static ostiary.blueprint.SessionAttributes.GRACE;
import static ostiary.blueprint.SessionAttributes.IDLE;
import static ostiary.blueprint.SessionAttributes.IDLE_UNTIL;
import static ostiary.blueprint.SessionAttributes.KEPT;
import static ostiary.blueprint.SessionAttributes.LIVE_HASH;
import static ostiary.blueprint.SessionAttributes.LIVE_KEY;
import static ostiary.blueprint.SessionAttributes.ORIGINS;
import static ostiary.blueprint.SessionAttributes.ORIGIN_TOLD_AT;
import static ostiary.blueprint.SessionAttributes.RESTS_UNTIL;
import static ostiary.blueprint.SessionAttributes.ROTATIONS_SINCE;
import static ostiary.blueprint.SessionAttributes.STARTED_AT;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ostiary.blueprint.TableShape;
import ostiary.core.client.SessionPolicy;
import ostiary.core.session.Device;
import ostiary.core.session.Ending;
import ostiary.core.session.Forgiven;
import ostiary.core.session.Origin;
import ostiary.core.session.Origins;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.token.EndReason;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a session. It holds grace and idle time so that the write of a refresh can compute with them.
final class SessionItem {

    /// How long a session is kept after its end, to tell its client why it ended. Its last access token has expired by
    /// then.
    static final Duration MEMORY = Duration.ofHours(1);

    private static final String AUTH_TIME = "auth_time";
    private static final String USER_INFO = "user_info";

    private SessionItem() {}

    static Map<String, AttributeValue> key(UserId userId, SessionId sessionId) {
        return Table.key(TableShape.SESSIONS + userId, sessionId.toString());
    }

    /// The partition of a user's sessions.
    static AttributeValue partition(UserId userId) {
        return fromS(TableShape.SESSIONS + userId);
    }

    static Item write(SessionSnapshot snapshot) {
        var session = snapshot.session();
        var item = Item.of(key(session.userId(), session.id()))
                .put("client_id", session.clientId())
                .put("scopes", session.scopes())
                .put("roles", session.roles())
                .put("amr", session.amr())
                .put(GRACE, session.policy().grace())
                .put(IDLE, session.policy().idle())
                .put("absolute_ms", session.policy().absolute())
                .put("user_agent", session.device().userAgent())
                .put("network", session.device().network())
                .put(STARTED_AT, session.startedAt())
                .put(ENDS_AT, session.endsAt())
                .put(AUDIENCE, session.audience())
                .put(USER_INFO, session.userInfo())
                .put(BROWSER, session.browser().map(SessionId::toString))
                .put(LIVE_HASH, snapshot.live().value())
                .put(LIVE_KEY, snapshot.liveKey())
                .put(RESTS_UNTIL, snapshot.restsUntil())
                .put(IDLE_UNTIL, snapshot.idleUntil())
                .put(ORIGINS, texts(snapshot.origins()))
                .put(KEPT, session.policy().idle().plus(MEMORY).toSeconds())
                .expiresAt(snapshot.idleUntil().plus(MEMORY));
        return session.authTime().equals(session.startedAt()) ? item : item.put(AUTH_TIME, session.authTime());
    }

    static SessionSnapshot read(Item item) {
        return new SessionSnapshot(
                session(item),
                new Sha256(item.string(LIVE_HASH)),
                item.string(LIVE_KEY),
                item.instant(RESTS_UNTIL),
                item.instant(IDLE_UNTIL),
                origins(item),
                item.find(FORGIVEN_PARENT).map(parent -> forgiven(parent, item)),
                item.find(ENDED_FOR).map(reason -> new Ending(endReason(reason), item.has(ANNOUNCED_AT))));
    }

    /// The start of a session whose item has no more than that, when it ends and whether it was ended.
    static Optional<Instant> startOfOpen(Item item, Instant now) {
        boolean isOpen = !item.has(ENDED_FOR) && item.instant(ENDS_AT).isAfter(now);
        return isOpen ? Optional.of(item.instant(STARTED_AT)) : Optional.empty();
    }

    /// `<agent> <network>` each.
    static List<String> texts(Origins origins) {
        return origins.latest().stream()
                .map(origin -> origin.agent() + " " + origin.network())
                .toList();
    }

    private static Origins origins(Item item) {
        var latest = item.list(ORIGINS).stream().map(SessionItem::origin).toList();
        return new Origins(latest, item.findInstant(ORIGIN_TOLD_AT));
    }

    private static Device device(Item item) {
        return new Device(item.string("user_agent"), item.string("network"));
    }

    private static Origin origin(String text) {
        int blank = text.indexOf(' ');
        return new Origin(text.substring(blank + 1), text.substring(0, blank));
    }

    private static Forgiven forgiven(String parent, Item item) {
        return new Forgiven(new Sha256(parent), item.instant(FORGIVEN_AT), item.count(ROTATIONS_SINCE));
    }

    private static Session session(Item item) {
        return new Session(
                new SessionId(UUID.fromString(item.sort())),
                new UserId(UUID.fromString(item.partition().substring(TableShape.SESSIONS.length()))),
                item.string("client_id"),
                item.set("scopes"),
                item.set("roles"),
                item.list("amr"),
                new SessionPolicy(item.duration(GRACE), item.duration(IDLE), item.duration("absolute_ms")),
                device(item),
                item.instant(STARTED_AT),
                item.instant(ENDS_AT),
                item.findInstant(AUTH_TIME).orElseGet(() -> item.instant(STARTED_AT)),
                item.find(AUDIENCE),
                item.set(USER_INFO),
                browser(item));
    }

    /// Of an item that has no more than this.
    static Optional<SessionId> browser(Item item) {
        return item.find(BROWSER).map(id -> new SessionId(UUID.fromString(id)));
    }

    static String text(EndReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    static EndReason endReason(String text) {
        return EndReason.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
