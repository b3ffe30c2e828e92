package ostiary.core.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ostiary.core.client.RegisteredClient;
import ostiary.core.session.Session;
import ostiary.core.user.UserClaims;

/// A user's agreement to what a client may have.
///
/// @param scopes all that the user has agreed to so far
/// @param agreedAt when they first did, since they last withdrew it; to the millisecond
/// @param withdrawal whether they have taken it back since
/// @param version counts its changes
public record Consent(
        String clientId, Set<String> scopes, Instant agreedAt, Optional<Withdrawal> withdrawal, long version) {

    /// The most that the clocks of two machines may differ, or the moments of two pages of one user that agree
    /// at once.
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    public Consent {
        scopes = Set.copyOf(scopes);
    }

    /// The user has taken it back.
    ///
    /// @param isDone whether the client's sessions have ended, too
    public record Withdrawal(Instant at, boolean isDone) {}

    /// A first one.
    static Consent first(String clientId, Set<String> scopes, Instant now) {
        return new Consent(clientId, scopes, now.truncatedTo(ChronoUnit.MILLIS), Optional.empty(), 1);
    }

    /// The same for these scopes, too; another one if it was withdrawn, or given to another client by that id.
    Consent and(RegisteredClient client, Set<String> more, Instant now) {
        if (!stands(client)) {
            return new Consent(clientId, more, now.truncatedTo(ChronoUnit.MILLIS), Optional.empty(), version + 1);
        }
        var all = new TreeSet<>(scopes);
        all.addAll(more);
        return new Consent(clientId, all, agreedAt, withdrawal, version + 1);
    }

    /// Whether it was taken back, and not all of the client's sessions have ended yet.
    boolean isBeingWithdrawn() {
        return withdrawal.filter(taken -> !taken.isDone()).isPresent();
    }

    Consent withdrawn(Instant now) {
        return with(new Withdrawal(now.truncatedTo(ChronoUnit.MILLIS), false));
    }

    /// The same once the client's sessions have ended.
    Consent done() {
        return with(new Withdrawal(withdrawal.orElseThrow().at(), true));
    }

    private Consent with(Withdrawal taken) {
        return new Consent(clientId, scopes, agreedAt, Optional.of(taken), version + 1);
    }

    /// Whether the user is still to see it: it stands, or its withdrawal was cut short.
    boolean isOpen() {
        return withdrawal.filter(Withdrawal::isDone).isEmpty();
    }

    /// Whether it was given to this client and not taken back. A client that was registered anew by an old id inherits
    /// nothing.
    private boolean stands(RegisteredClient client) {
        return withdrawal.isEmpty() && !agreedAt.isBefore(client.createdAt());
    }

    /// Whether the user need not be asked for these scopes.
    boolean covers(RegisteredClient client, Set<String> asked) {
        return stands(client) && scopes.containsAll(asked);
    }

    /// Whether a session of the client came of it: one that began before it is of a consent that was withdrawn. Single
    /// claims are agreed to by the scopes that tell them.
    public boolean covers(RegisteredClient client, Session session) {
        var agreed = UserClaims.scopesWith(session.scopes(), session.userInfo());
        return covers(client, agreed) && !session.startedAt().isBefore(agreedAt.minus(CLOCKS_DIFFER));
    }
}
