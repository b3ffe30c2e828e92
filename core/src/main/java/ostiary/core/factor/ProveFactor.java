package ostiary.core.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.OptionalLong;
import ostiary.core.TypedCode;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.mail.Mail;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;

/// Use case: a user proves a second factor, with a code of one of their authenticators or with a recovery code.
/// Whoever calls this counts the tries first.
public final class ProveFactor {
    private final FactorStore store;
    private final SecretSealing sealing;
    private final Totp totp;
    private final FactorNotices notices;
    private final AuditLog audit;

    public ProveFactor(
            FactorStore store, SecretSealing sealing, TotpCodes codes, FactorNotices notices, AuditLog audit) {
        this.store = store;
        this.sealing = sealing;
        this.totp = new Totp(codes);
        this.notices = notices;
        this.audit = audit;
    }

    /// Verifies a code and uses it up: each is good once, whoever else presents it at the same time. The same
    /// attempt with the same code is right once more, in case it came to nothing.
    ///
    /// @param login of the user, as it is now
    /// @param typed any text
    /// @param attempt a hash of what nobody else has, the same for each try of one attempt
    /// @throws ostiary.core.UnavailableException if a secret cannot be opened here; then nothing is used up
    public Proof prove(Credential login, String typed, Sha256 attempt, Instant now) {
        var proof = RecoveryCodes.parse(typed)
                .map(code -> spent(login, code, attempt))
                .orElseGet(() -> shown(login, TypedCode.plain(typed), attempt, now));
        if (!proof.isRight()) {
            audit.record(new AuditEvent.FactorRefused(login.userId()));
        }
        return proof;
    }

    /// The result of a try.
    ///
    /// @param afterwards tells the user, which may take its time: whatever waits for the proof comes first
    public record Proof(boolean isRight, Runnable afterwards) {
        private static final Proof RIGHT = new Proof(true, () -> {});
        private static final Proof WRONG = new Proof(false, () -> {});
    }

    /// Verifies a code of a factor that the user had at a moment, be it removed since. It is no matter how many
    /// were wrong at logins: whoever knows the password makes them at will. Whoever calls this counts the tries,
    /// and lets a right code do its work once.
    public Proof proveAsOf(Instant then, Credential login, String typed, Sha256 attempt, Instant now) {
        var history = store.history(login.userId(), now);
        var plain = TypedCode.plain(typed);
        var proof = RecoveryCodes.parse(typed)
                .map(code -> history.hasCodesOf(then) ? spent(login, code, attempt) : Proof.WRONG)
                .orElseGet(() -> history.asOf(then).stream()
                                .anyMatch(each -> isShown(login.userId(), each, history, plain, attempt, now))
                        ? Proof.RIGHT
                        : Proof.WRONG);
        if (!proof.isRight()) {
            audit.record(new AuditEvent.FactorRefused(login.userId()));
        }
        return proof;
    }

    /// That of a removed one is used up by no login.
    private boolean isShown(
            UserId user, Authenticator each, FactorHistory history, String code, Sha256 attempt, Instant now) {
        var step = step(user, each, code, now);
        return step.isPresent()
                && (!history.present().contains(each)
                        || store.use(user, each.id(), step.getAsLong(), by(attempt, code), now));
    }

    /// The last step is looked at as well: the store knows by whom it was used.
    private OptionalLong step(UserId user, Authenticator authenticator, String code, Instant now) {
        return sealing.open(authenticator.secret(), user, authenticator.id())
                .map(secret -> totp.step(secret, code, authenticator.lastStep() - 1, now))
                .orElseGet(OptionalLong::empty);
    }

    private Proof spent(Credential login, String code, Sha256 attempt) {
        var user = login.userId();
        var left = store.spend(user, RecoveryCodes.hash(code, user), by(attempt, code));
        if (left.isEmpty()) {
            return Proof.WRONG;
        }
        audit.record(new AuditEvent.RecoveryCodeUsed(user));
        return new Proof(true, () -> notices.send(new Mail.RecoveryCodeUsed(login.email(), left.get())));
    }

    /// Only wrong codes of authenticators are counted: a recovery code can't be guessed.
    private Proof shown(Credential login, String code, Sha256 attempt, Instant now) {
        var user = login.userId();
        var factors = store.find(user);
        if (factors.areLocked()) {
            return Proof.WRONG;
        }
        if (!isShown(user, factors, code, attempt, now)) {
            return store.miss(user) == Factors.MOST_MISSES ? locked(login) : Proof.WRONG;
        }
        if (factors.misses() > 0) {
            store.forgive(user);
        }
        return Proof.RIGHT;
    }

    private Proof locked(Credential login) {
        audit.record(new AuditEvent.FactorLocked(login.userId()));
        return new Proof(false, () -> notices.send(new Mail.FactorLocked(login.email())));
    }

    private boolean isShown(UserId user, Factors factors, String code, Sha256 attempt, Instant now) {
        for (var authenticator : factors.authenticators()) {
            var step = step(user, authenticator, code, now);
            if (step.isPresent() && store.use(user, authenticator.id(), step.getAsLong(), by(attempt, code), now)) {
                return true;
            }
        }
        return false;
    }

    private static Sha256 by(Sha256 attempt, String code) {
        return Sha256.of((attempt.value() + "\n" + code).getBytes(UTF_8));
    }
}
