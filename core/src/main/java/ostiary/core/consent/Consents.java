package ostiary.core.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.RegisteredClient;
import ostiary.core.user.UserId;

/// The agreements of users to what clients may have, remembered for each client. Only clients of somebody else
/// have any: nobody is asked about those of the service's owner.
public final class Consents {
    /// How many clients are remembered of a user. Who agrees to one more takes back the oldest.
    static final int MOST = 100;

    /// Each time somebody else has changed it.
    private static final int TRIES = 4;

    private final ConsentStore store;
    private final WithdrawConsent withdraw;
    private final AuditLog audit;

    public Consents(ConsentStore store, WithdrawConsent withdraw, AuditLog audit) {
        this.store = store;
        this.withdraw = withdraw;
        this.audit = audit;
    }

    /// Whether the user has agreed to all of it before. What a glance finds may have been withdrawn a moment ago:
    /// whoever redeems the code looks again.
    public boolean cover(UserId user, RegisteredClient client, Set<String> scopes) {
        return covers(store.glance(user, client.id()), client, scopes)
                || covers(store.find(user, client.id()), client, scopes);
    }

    private static boolean covers(Optional<Consent> found, RegisteredClient client, Set<String> scopes) {
        return found.filter(consent -> consent.covers(client, scopes)).isPresent();
    }

    /// Remembers what the user has just agreed to. One write, if it is more than before.
    public void agree(UserId user, RegisteredClient client, Set<String> scopes, Instant now) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var known = store.find(user, client.id());
            if (covers(known, client, scopes)) {
                return;
            }
            if (known.filter(Consent::isBeingWithdrawn).isPresent()) {
                withdraw.withdraw(user, client.id()); // what it let in must not outlive it under another consent
                continue;
            }
            var changed = known.map(consent -> consent.and(client, scopes, now))
                    .orElseGet(() -> Consent.first(client.id(), scopes, now));
            if (store.put(user, known, changed)) {
                audit.record(new AuditEvent.ConsentGiven(user, client.id()));
                if (known.filter(Consent::isOpen).isEmpty()) {
                    forgetOldest(user, client.id());
                }
                return;
            }
        }
        throw new UnavailableException("the consent changes too fast", null);
    }

    /// Those of a user that stand, and those whose withdrawal was cut short; the newest first.
    public List<Consent> of(UserId user) {
        return store.list(user).stream()
                .filter(Consent::isOpen)
                .sorted(Comparator.comparing(Consent::agreedAt).reversed())
                .toList();
    }

    private void forgetOldest(UserId user, String newest) {
        of(user).stream()
                .filter(consent -> !consent.clientId().equals(newest))
                .skip(MOST - 1)
                .forEach(oldest -> withdraw.withdraw(user, oldest.clientId()));
    }
}
