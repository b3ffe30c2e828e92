package ostiary.core.consent;

import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.session.EndSession;
import ostiary.core.session.SessionStore;
import ostiary.core.token.EndReason;
import ostiary.core.user.UserId;

/// Use case: a user takes back what a client may have, and the client's sessions end with it (OWASP ASVS 5.0, 10.7.3).
///
/// The consent is withdrawn first, so that no code is redeemed from then on that does not have its session already;
/// then its sessions end, those that wait for their code among them, and the consent notes that they have. Whoever asks
/// again after a failure between two of these ends the rest.
public final class WithdrawConsent {
    /// Each time somebody else has changed it.
    private static final int TRIES = 4;

    private final ConsentStore store;
    private final SessionStore sessions;
    private final EndSession endSession;
    private final AuditLog audit;
    private final InstantSource clock;

    public WithdrawConsent(
            ConsentStore store, SessionStore sessions, EndSession endSession, AuditLog audit, InstantSource clock) {
        this.store = store;
        this.sessions = sessions;
        this.endSession = endSession;
        this.audit = audit;
        this.clock = clock;
    }

    /// Takes a consent back. Where there is none, nothing changes.
    ///
    /// @param clientId as it was sent; may be anything
    public void withdraw(UserId user, String clientId) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var known = store.find(user, clientId).filter(Consent::isOpen);
            if (known.isEmpty()) {
                return;
            }
            var withdrawn = known.get().withdrawal().isPresent()
                    ? known.get()
                    : known.get().withdrawn(clock.instant());
            if (withdrawn.equals(known.get()) || store.put(user, known, withdrawn)) {
                endSessions(user, clientId);
                audit.record(new AuditEvent.ConsentWithdrawn(user, clientId));
                // Else the user has agreed anew meanwhile.
                store.put(user, Optional.of(withdrawn), withdrawn.done());
                return;
            }
        }
        throw new UnavailableException("the consent changes too fast", null);
    }

    private void endSessions(UserId user, String clientId) {
        sessions.listToEnd(user, clock.instant()).stream()
                .map(found -> found.session())
                .filter(session -> session.clientId().equals(clientId))
                .forEach(session -> endSession.end(user, session.id(), EndReason.REVOKED));
    }
}
