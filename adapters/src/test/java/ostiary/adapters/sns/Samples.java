package ostiary.adapters.sns;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import ostiary.core.client.ClientType;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventData;
import ostiary.core.event.EventData.SessionRef;
import ostiary.core.event.EventType;
import ostiary.core.event.FactorKind;
import ostiary.core.token.EndReason;
import ostiary.core.token.SessionId;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// One event of each type, as rich as it can be.
final class Samples {
    private static final UserId USER = new UserId(UUID.fromString("5f0c8a52-6b1e-4c3a-9d57-0e1f2a3b4c5d"));
    private static final SessionId SESSION = new SessionId(UUID.fromString("019ad3c4-0a00-7b0c-8c11-2d3e4f506172"));
    private static final SessionRef REF = new SessionRef(SESSION, USER, "browser");
    private static final Instant AT = Instant.parse("2026-11-30T18:00:00.123Z");

    private Samples() {}

    static DomainEvent of(EventType type) {
        return new DomainEvent(
                "00000000000000000000000000000001." + type.text(),
                type,
                type.entity().equals("refresh") || type == EventType.PASSWORD_CHANGED
                        ? OptionalLong.empty()
                        : OptionalLong.of(2),
                AT,
                data(type));
    }

    private static EventData data(EventType type) {
        return switch (type) {
            case USER_REGISTERED,
                    USER_UPDATED,
                    USER_DISABLED,
                    USER_ENABLED,
                    USER_DELETION_REQUESTED,
                    USER_DELETION_CANCELLED,
                    USER_SESSIONS_ENDED -> user();
            case USER_DELETED -> new EventData.OfFormerUser(USER);
            case SESSION_STARTED -> new EventData.OfStart(REF, List.of("pwd", "otp"), AT);
            case SESSION_ENDED -> new EventData.OfEnd(REF, EndReason.DISPLACED, AT);
            case REFRESH_REPLAYED -> new EventData.OfReplay(REF, AT);
            case REFRESH_FORGIVEN -> new EventData.OfForgiveness(REF, AT);
            case FACTOR_ADDED, FACTOR_REMOVED -> new EventData.OfFactor(USER, "phone", FactorKind.TOTP);
            case PASSWORD_CHANGED -> new EventData.OfPassword(USER, AT);
            case CLIENT_REGISTERED, CLIENT_UPDATED ->
                new EventData.OfClient("shop", "Söhne & \"Co\"", ClientType.PUBLIC);
            case CLIENT_REMOVED -> new EventData.OfFormerClient("shop");
        };
    }

    private static EventData user() {
        return new EventData.OfUser(
                USER,
                new EmailAddress("ada@example.com"),
                AT,
                Optional.of("Ada \u2028 \"L\""),
                Map.of("locale", "en-GB", "website", "https://ada.example"),
                Optional.of(List.of("editor")),
                true,
                Optional.of(AT),
                Optional.of(AT),
                Optional.of(SESSION));
    }
}
