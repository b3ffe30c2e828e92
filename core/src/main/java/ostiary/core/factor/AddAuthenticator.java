package ostiary.core.factor;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ostiary.core.TypedCode;
import ostiary.core.access.Principal;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.factor.FactorOutcome.Begun;
import ostiary.core.factor.FactorOutcome.Confirmed;
import ostiary.core.factor.FactorOutcome.Full;
import ostiary.core.factor.FactorOutcome.KeptElsewhere;
import ostiary.core.factor.FactorOutcome.LoginNeeded;
import ostiary.core.factor.FactorOutcome.NotFound;
import ostiary.core.factor.FactorOutcome.WrongCode;
import ostiary.core.mail.Mail;
import ostiary.core.user.Credential;

/// Use case: a user adds an authenticator app, and confirms with a first code that the app has the secret.
/// Until then no login asks for it, and it is one per user: another in its place voids it.
public final class AddAuthenticator {
    /// How long the first code may take.
    public static final Duration TIME_TO_CONFIRM = Duration.ofMinutes(10);

    private final FactorChanges changes;
    private final FactorStore store;
    private final SecretSealing sealing;
    private final Totp totp;
    private final RecoveryCodes recoveryCodes;
    private final SecureRandom random;
    private final FactorNotices notices;
    private final AuditLog audit;
    private final InstantSource clock;

    public AddAuthenticator(
            FactorChanges changes,
            FactorStore store,
            SecretSealing sealing,
            TotpCodes codes,
            SecureRandom random,
            FactorNotices notices,
            AuditLog audit,
            InstantSource clock) {
        this.changes = changes;
        this.store = store;
        this.sealing = sealing;
        this.totp = new Totp(codes);
        this.recoveryCodes = new RecoveryCodes(random);
        this.random = random;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes a secret for the user's app.
    public FactorOutcome begin(Principal who, FactorName name) {
        var now = clock.instant();
        return changes.make(who, now, login -> Optional.of(begun(login, name, now)));
    }

    private FactorOutcome begun(Credential login, FactorName name, Instant now) {
        if (!login.hasPassword()) {
            return new KeptElsewhere();
        }
        if (login.factors() >= FactorStore.MOST) {
            return new Full();
        }
        var id = new FactorId(UUID.randomUUID());
        var secret = TotpSecret.random(random);
        var sealed = sealing.seal(secret, login.userId(), id, now);
        var authenticator = new Authenticator(id, name, sealed, Totp.NO_STEP, now, Optional.empty());
        store.keep(login.userId(), new Factors.Pending(authenticator, now.plus(TIME_TO_CONFIRM)));
        return new Begun(id, secret, login.email());
    }

    /// Shows once more the secret that waits for its first code, to whoever could have asked for it.
    public FactorOutcome resume(Principal who) {
        var now = clock.instant();
        return changes.show(
                who,
                now,
                login -> store.find(login.userId())
                        .pending()
                        .filter(found -> found.validUntil().isAfter(now))
                        .map(Factors.Pending::authenticator)
                        .flatMap(waiting -> sealing.open(waiting.secret(), login.userId(), waiting.id())
                                .<FactorOutcome>map(secret -> new Begun(waiting.id(), secret, login.email())))
                        .orElseGet(NotFound::new));
    }

    /// Takes the first code of an app. Once it is taken, another try says so again, but no codes: whoever has
    /// lost the answer has [RenewRecoveryCodes]. So does a try with the login of the first one, which was by one
    /// factor.
    ///
    /// @param code any text
    public FactorOutcome confirm(Principal who, FactorId id, String code) {
        var now = clock.instant();
        var outcome = changes.make(who, now, login -> confirmed(login, id, TypedCode.plain(code), now));
        return outcome.equals(new LoginNeeded(StepUp.STRONGER))
                        && store.find(who.userId()).have(id)
                ? new Confirmed(List.of())
                : outcome;
    }

    private Optional<FactorOutcome> confirmed(Credential login, FactorId id, String code, Instant now) {
        var user = login.userId();
        var factors = store.find(user);
        if (factors.have(id)) {
            return Optional.of(new Confirmed(List.of()));
        }
        var waiting = factors.waiting(id, now);
        if (waiting.isEmpty()) {
            return Optional.of(new NotFound());
        }
        if (login.factors() >= FactorStore.MOST) {
            return Optional.of(new Full());
        }
        var step = sealing.open(waiting.get().secret(), user, id).stream()
                .flatMapToLong(secret -> totp.step(secret, code, Totp.NO_STEP, now).stream())
                .findFirst();
        if (step.isEmpty()) {
            audit.record(new AuditEvent.FactorRefused(user));
            return Optional.of(new WrongCode());
        }
        return added(login, waiting.get().confirmed(step.getAsLong(), now));
    }

    private Optional<FactorOutcome> added(Credential login, Authenticator authenticator) {
        var codes = login.factors() == 0 ? recoveryCodes.next() : List.<String>of();
        if (!store.confirm(login, authenticator, RecoveryCodes.hashes(codes, login.userId()))) {
            return Optional.empty();
        }
        audit.record(new AuditEvent.FactorAdded(login.userId()));
        notices.send(new Mail.FactorAdded(login.email()));
        return Optional.of(new Confirmed(codes));
    }
}
