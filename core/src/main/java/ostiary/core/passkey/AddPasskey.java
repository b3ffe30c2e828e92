package ostiary.core.passkey;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.core.UnavailableException;
import ostiary.core.access.Principal;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.factor.FactorChanges;
import ostiary.core.factor.FactorName;
import ostiary.core.factor.FactorNotices;
import ostiary.core.factor.FactorOutcome;
import ostiary.core.factor.StepUp;
import ostiary.core.mail.Mail;
import ostiary.core.passkey.PasskeyOutcome.Added;
import ostiary.core.passkey.PasskeyOutcome.Barred;
import ostiary.core.passkey.PasskeyOutcome.Full;
import ostiary.core.passkey.PasskeyOutcome.Offered;
import ostiary.core.passkey.PasskeyOutcome.Unverified;
import ostiary.core.passkey.PasskeyVerifier.Registered;
import ostiary.core.passkey.PasskeyVerifier.Registration;
import ostiary.core.session.OpenSessions;
import ostiary.core.session.SessionStore;
import ostiary.core.user.Credential;
import ostiary.core.user.UserStatusStore;

/// Use case: a user adds a passkey (WebAuthn Level 3 §7.1). It takes what a change of second factors takes: a fresh
/// login, by two factors where the user has two.
public final class AddPasskey {
    private static final int TRIES = 4;
    private static final PasskeyOutcome STRONGER = new Barred(new FactorOutcome.LoginNeeded(StepUp.STRONGER));

    private final FactorChanges changes;
    private final OpenSessions open;
    private final PasskeyStore store;
    private final PasskeyVerifier verifier;
    private final RelyingParty party;
    private final PasskeyChallenges challenges;
    private final FactorNotices notices;
    private final AuditLog audit;
    private final InstantSource clock;

    public AddPasskey(
            FactorChanges changes,
            SessionStore sessions,
            UserStatusStore statuses,
            PasskeyStore store,
            PasskeyVerifier verifier,
            RelyingParty party,
            PasskeyChallenges challenges,
            FactorNotices notices,
            AuditLog audit,
            InstantSource clock) {
        this.changes = changes;
        this.open = new OpenSessions(sessions, statuses);
        this.store = store;
        this.verifier = verifier;
        this.party = party;
        this.challenges = challenges;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /// Offers what an authenticator makes a passkey of. Nothing is stored.
    public PasskeyOutcome offer(Principal who) {
        var now = clock.instant();
        return changes.make(who, now, login -> Optional.of(offered(who, login, now)), Barred::new);
    }

    /// The same for a page, which a browser may ask for again and again: it counts as no change.
    public PasskeyOutcome show(Principal who) {
        var now = clock.instant();
        return changes.show(who, now, login -> offered(who, login, now), Barred::new);
    }

    private PasskeyOutcome offered(Principal who, Credential login, Instant now) {
        if (!login.hasPassword()) {
            return new Barred(new FactorOutcome.KeptElsewhere());
        }
        var present = store.list(login.userId());
        return present.size() >= Passkey.MOST
                ? new Full()
                : new Offered(challenges.issue(binding(who), now), party, login.userId(), login.email(), present);
    }

    /// Adds the passkey that an authenticator has made. The same answer again is answered alike, for it may have
    /// been lost.
    public PasskeyOutcome add(
            Principal who, String challenge, FactorName name, Registration registration, Set<String> transports) {
        var now = clock.instant();
        var outcome = changes.make(
                who,
                now,
                login -> Optional.of(
                        !login.hasPassword()
                                ? new Barred(new FactorOutcome.KeptElsewhere())
                                : registered(who, challenge, registration, now)
                                        .map(registered ->
                                                added(who, login, passkey(registered, name, transports, now)))
                                        .orElseGet(Unverified::new)),
                Barred::new);
        return outcome.equals(STRONGER)
                ? addedBefore(who, challenge, registration, now).orElse(outcome)
                : outcome;
    }

    /// By the same login, which was by one factor as long as this was the first passkey.
    private Optional<PasskeyOutcome> addedBefore(
            Principal who, String challenge, Registration registration, Instant now) {
        return registered(who, challenge, registration, now)
                .flatMap(registered -> store.find(who.userId(), registered.id())
                        .filter(found -> found.publicKey().equals(registered.publicKey())))
                .map(Added::new);
    }

    private Optional<Registered> registered(Principal who, String challenge, Registration registration, Instant now) {
        return challenges
                .endOf(challenge, binding(who), now)
                .flatMap(_ -> verifier.register(party, challenge, registration));
    }

    private Passkey passkey(Registered registered, FactorName name, Set<String> transports, Instant now) {
        return new Passkey(
                registered.id(),
                name,
                party.id(),
                registered.publicKey(),
                registered.signCount(),
                registered.isSynced(),
                transports,
                now,
                Optional.empty());
    }

    /// A passkey would outlive the session, and the token: whatever ends that at this very moment comes first.
    private PasskeyOutcome added(Principal who, Credential login, Passkey passkey) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var status = open.admitted(who.userId(), who.sessionId(), passkey.createdAt());
            if (status.isEmpty()) {
                return new Barred(new FactorOutcome.NoUser());
            }
            if (store.add(login.userId(), passkey, status.get().notBefore())) {
                audit.record(new AuditEvent.PasskeyAdded(login.userId()));
                notices.send(new Mail.PasskeyAdded(login.email()));
                return new Added(passkey);
            }
            var present = store.list(login.userId());
            if (present.size() >= Passkey.MOST || present.stream().anyMatch(passkey::hasTheIdOf)) {
                return present.stream()
                        .filter(found ->
                                passkey.hasTheIdOf(found) && found.publicKey().equals(passkey.publicKey()))
                        .findFirst()
                        .<PasskeyOutcome>map(Added::new)
                        .orElseGet(Full::new);
            }
        }
        throw new UnavailableException("the account changes at this very moment", null);
    }

    /// The session: a challenge that somebody else was given, or that was given before, is not taken.
    private static byte[] binding(Principal who) {
        return ByteBuffer.allocate(32)
                .put(bytes(who.userId().value()))
                .put(bytes(who.sessionId().value()))
                .array();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
