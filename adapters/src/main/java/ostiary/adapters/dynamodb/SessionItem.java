package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import ostiary.blueprint.TableShape;
import ostiary.core.client.SessionPolicy;
import ostiary.core.session.Device;
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
    static final String LIVE_HASH = "live_hash";
    static final String LIVE_KEY = "live_key";
    static final String RESTS_UNTIL = "rests_until";
    static final String IDLE_UNTIL = "idle_until";
    static final String ENDS_AT = "ends_at";
    static final String ORIGINS = "origins";
    static final String ORIGIN_TOLD_AT = "origin_told_at";
    static final String FORGIVEN_PARENT = "forgiven_parent";
    static final String FORGIVEN_AT = "forgiven_at";
    static final String ROTATIONS_SINCE = "rotations_since";
    static final String ENDED_FOR = "ended_for";
    static final String ENDED_AT = "ended_at";
    static final String GRACE = "grace_ms";
    static final String IDLE = "idle_ms";
    private static final String SESSION = "SESSION#";

    /// How long an ended session is kept, to tell its client why it ended.
    private static final Duration MEMORY = Duration.ofDays(1);

    private SessionItem() {}

    static Map<String, AttributeValue> key(UserId userId, SessionId sessionId) {
        return Table.key(TableShape.USER + userId, SESSION + sessionId);
    }

    /// The values of a key condition for all sessions of a user.
    static Map<String, AttributeValue> of(UserId userId) {
        return Map.of(":user", fromS(TableShape.USER + userId), ":sessions", fromS(SESSION));
    }

    /// The values of a key condition for one of them.
    static Map<String, AttributeValue> of(UserId userId, SessionId sessionId) {
        return Map.of(":user", fromS(TableShape.USER + userId), ":session", fromS(SESSION + sessionId));
    }

    static Item write(SessionSnapshot snapshot) {
        var session = snapshot.session();
        return Item.of(key(session.userId(), session.id()))
                .put("client_id", session.clientId())
                .put("scopes", session.scopes())
                .put("roles", session.roles())
                .put("amr", session.amr())
                .put(GRACE, session.policy().grace())
                .put(IDLE, session.policy().idle())
                .put("absolute_ms", session.policy().absolute())
                .put("user_agent", session.device().userAgent())
                .put("network", session.device().network())
                .put("started_at", session.startedAt())
                .put(ENDS_AT, session.endsAt())
                .put(LIVE_HASH, snapshot.live().value())
                .put(LIVE_KEY, snapshot.liveKey())
                .put(RESTS_UNTIL, snapshot.restsUntil())
                .put(IDLE_UNTIL, snapshot.idleUntil())
                .put(ORIGINS, texts(snapshot.origins()))
                .put(ENDED_FOR, snapshot.ended().map(SessionItem::text))
                .expiresAt(session.endsAt().plus(MEMORY));
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
                item.find(ENDED_FOR).map(SessionItem::endReason));
    }

    /// `<agent> <network>` each.
    static List<String> texts(Origins origins) {
        return origins.latest().stream()
                .map(origin -> origin.agent() + " " + origin.network())
                .toList();
    }

    /// A session that began before origins were kept has the one of its login.
    private static Origins origins(Item item) {
        var latest = item.findList(ORIGINS)
                .map(texts -> texts.stream().map(SessionItem::origin).toList())
                .orElseGet(() -> List.of(Origin.of(device(item))));
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
                new SessionId(UUID.fromString(item.sort().substring(SESSION.length()))),
                new UserId(UUID.fromString(item.partition().substring(TableShape.USER.length()))),
                item.string("client_id"),
                item.set("scopes"),
                item.set("roles"),
                item.list("amr"),
                new SessionPolicy(item.duration(GRACE), item.duration(IDLE), item.duration("absolute_ms")),
                device(item),
                item.instant("started_at"),
                item.instant(ENDS_AT));
    }

    static String text(EndReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private static EndReason endReason(String text) {
        return EndReason.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
