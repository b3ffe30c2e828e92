package ostiary.core.token;

import java.time.Instant;
import java.util.UUID;

/// Identifies one login; every token descended from it carries this id, access tokens as `sid`.
public record SessionId(UUID value) {
    /// A fresh one. Ids sort by the time at which they were made: a UUID of version 7 (RFC 9562 §5.7).
    public static SessionId at(Instant now) {
        var random = UUID.randomUUID();
        long most = (now.toEpochMilli() << 16) | (7L << 12) | (random.getMostSignificantBits() & 0xFFF);
        return new SessionId(new UUID(most, random.getLeastSignificantBits()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
