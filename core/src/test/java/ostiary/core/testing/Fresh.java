package ostiary.core.testing;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.core.client.SessionPolicy;
import ostiary.core.factor.FactorName;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.session.Device;
import ostiary.core.session.Session;
import ostiary.core.token.SessionId;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// Things that no test has used before, so that tests can share a table.
public final class Fresh {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Fresh() {}

    /// The real time, to the millisecond that a store has to keep. Real, since a table may drop on its own what is
    /// over.
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    public static UserId userId() {
        return new UserId(UUID.randomUUID());
    }

    /// As an import makes it of an id that is no UUID (RFC 9562 §5.8).
    public static UserId importedId() {
        var random = UUID.randomUUID();
        return new UserId(
                new UUID((random.getMostSignificantBits() & ~0xF000L) | 0x8000L, random.getLeastSignificantBits()));
    }

    public static SessionId sessionId() {
        return new SessionId(UUID.randomUUID());
    }

    public static EmailAddress email() {
        return EmailAddress.parse("user-" + UUID.randomUUID() + "@example.org").orElseThrow();
    }

    /// An address of those for benchmarks (RFC 2544), so that accounts in one table count against different networks.
    public static String network() {
        return "198.18.%d.%d".formatted(RANDOM.nextInt(256), RANDOM.nextInt(256));
    }

    /// A session of a fresh user that starts now, under a usual policy.
    public static Session session() {
        return session(new SessionPolicy(Duration.ofSeconds(30), Duration.ofDays(14), Duration.ofDays(90)));
    }

    /// A passkey that was never used.
    public static Passkey passkey(String id, Instant createdAt) {
        return new Passkey(
                PasskeyId.parse(id).orElseThrow(),
                new FactorName("Phone"),
                "shop.example",
                "key of " + id,
                0,
                false,
                Set.of(),
                createdAt,
                Optional.empty());
    }

    /// A session of a fresh user that starts now.
    public static Session session(SessionPolicy policy) {
        var now = now();
        return new Session(
                sessionId(),
                userId(),
                "default",
                Set.of("profile"),
                Set.of(),
                List.of("pwd"),
                policy,
                new Device("Firefox", "192.0.2.1"),
                now,
                now.plus(policy.absolute()));
    }
}
