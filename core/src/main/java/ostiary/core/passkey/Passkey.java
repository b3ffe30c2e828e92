package ostiary.core.passkey;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import ostiary.core.factor.FactorName;

/// A passkey of a user, as the service knows it (WebAuthn Level 3 §4, "credential record").
///
/// @param relyingParty the id that it was made for, which may be another one by now
/// @param publicKey as a COSE key, in base64url
/// @param signCount of its last use; zero where the authenticator counts none
/// @param isSynced whether it may be on several devices
/// @param transports hints on how to reach its authenticator, such as `internal`
public record Passkey(
        PasskeyId id,
        FactorName name,
        String relyingParty,
        String publicKey,
        long signCount,
        boolean isSynced,
        Set<String> transports,
        Instant createdAt,
        Optional<Instant> lastUsedAt) {
    /// How many a user may have.
    public static final int MOST = 10;

    public Passkey {
        transports = Set.copyOf(transports);
    }

    /// Whether a use with this count may follow the last one: a copy of an authenticator falls behind (WebAuthn
    /// Level 3 §6.1.1). One that does not count always says zero.
    boolean countsOnTo(long next) {
        return next > signCount || (next == 0 && signCount == 0);
    }

    boolean hasTheIdOf(Passkey other) {
        return id.equals(other.id);
    }

    Passkey used(long count, Instant now) {
        return new Passkey(id, name, relyingParty, publicKey, count, isSynced, transports, createdAt, Optional.of(now));
    }

    Passkey named(FactorName another) {
        return new Passkey(
                id, another, relyingParty, publicKey, signCount, isSynced, transports, createdAt, lastUsedAt);
    }
}
