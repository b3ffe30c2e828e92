package ostiary.core.factor;

import java.time.Instant;
import java.util.OptionalLong;
import ostiary.core.TypedCode;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.mail.Mail;
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

    /// Verifies a code and uses it up: each is good once, whoever else presents it at the same time.
    ///
    /// @param login of the user, as it is now
    /// @param typed any text
    /// @throws ostiary.core.UnavailableException if a secret cannot be opened here; then nothing is used up
    public boolean isProven(Credential login, String typed, Instant now) {
        var user = login.userId();
        boolean isRight = RecoveryCodes.parse(typed)
                .map(code -> isSpent(login, code))
                .orElseGet(() -> isShown(user, TypedCode.plain(typed), now));
        if (!isRight) {
            audit.record(new AuditEvent.FactorRefused(user));
        }
        return isRight;
    }

    private boolean isSpent(Credential login, String code) {
        var user = login.userId();
        var left = store.spend(user, RecoveryCodes.hash(code, user));
        left.ifPresent(count -> {
            audit.record(new AuditEvent.RecoveryCodeUsed(user));
            notices.send(new Mail.RecoveryCodeUsed(login.email(), count));
        });
        return left.isPresent();
    }

    private boolean isShown(UserId user, String code, Instant now) {
        for (var authenticator : store.find(user).authenticators()) {
            var step = sealing.open(authenticator.secret(), user, authenticator.id())
                    .map(secret -> totp.step(secret, code, authenticator.lastStep(), now))
                    .orElseGet(OptionalLong::empty);
            if (step.isPresent() && store.use(user, authenticator.id(), step.getAsLong(), now)) {
                return true;
            }
        }
        return false;
    }
}
