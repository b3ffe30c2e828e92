package ostiary.core.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.MailBudget;
import ostiary.core.throttle.Throttle;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStore;

/// Use case: somebody has forgotten a password, and asks for a mail by which another one can be set.
///
/// The answer, what is stored and how many mails are sent are the same whether or not the address has an
/// account: only the owner of the mailbox learns which (OWASP ASVS 6.3.8).
public final class RequestPasswordReset {
    /// How long a code and a link are valid (OWASP ASVS 6.5.5).
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private final UserStore users;
    private final PasswordResetStore resets;
    private final ResetSecrets secrets;
    private final PasswordHome home;
    private final UnaryOperator<String> page;
    private final Throttle throttle;
    private final MailBudget budget;
    private final Mailer mailer;
    private final AuditLog audit;
    private final InstantSource clock;

    /// @param page the address of the page that a link's text leads to. It is never made of a request
    ///     (CVE-2026-27812)
    public RequestPasswordReset(
            UserStore users,
            PasswordResetStore resets,
            ResetSecrets secrets,
            PasswordHome home,
            UnaryOperator<String> page,
            Throttle throttle,
            MailBudget budget,
            Mailer mailer,
            AuditLog audit,
            InstantSource clock) {
        this.users = users;
        this.resets = resets;
        this.secrets = secrets;
        this.home = home;
        this.page = page;
        this.throttle = throttle;
        this.budget = budget;
        this.mailer = mailer;
        this.audit = audit;
        this.clock = clock;
    }

    /// Asks for a mail. Past the limits of a mailbox and of the hour none is sent, and the answer stays the
    /// same.
    ///
    /// @param network where the request came from
    public Outcome request(EmailAddress email, String network) {
        var now = clock.instant();
        var wait = throttle.take(Limits.resetsFrom(network), now);
        if (wait.isPresent()) {
            audit.record(new AuditEvent.PasswordResetThrottled());
            return new Outcome.TooManyRequests(wait.get());
        }
        var fresh = secrets.fresh();
        if (throttle.take(Limits.RESET_MAIL_BY_ADDRESS.ofMailbox(email.value()), now)
                .isPresent()) {
            audit.record(new AuditEvent.PasswordResetThrottled());
        } else if (budget.isSpent(email.value(), throttle, now)) {
            audit.record(new AuditEvent.MailBudgetSpent());
        } else {
            keepAndMail(email, fresh, now);
        }
        return new Outcome.Accepted(fresh.request());
    }

    private void keepAndMail(EmailAddress email, ResetSecrets.Fresh fresh, Instant now) {
        var found = users.findCredential(email);
        var login = found.filter(this::canBeReset);
        var user = login.map(Credential::userId).orElseGet(() -> new UserId(UUID.randomUUID()));
        resets.keep(new PasswordReset(
                fresh.id(),
                user,
                email,
                secrets.hash(fresh, user, now),
                fresh.linkHash(),
                login.map(known -> ResetSecrets.fingerprint(known.passwordHash()))
                        .orElseGet(secrets::noFingerprint),
                now.plus(LIFETIME)));
        mailer.send(login.<Mail>map(
                        known -> new Mail.ResetPassword(email, fresh.code(), page.apply(fresh.link()), LIFETIME))
                .orElseGet(() -> withoutAPassword(email, found)));
        audit.record(new AuditEvent.PasswordResetRequested());
    }

    /// Whoever is disabled is among them: that it can't be used shows when it is.
    private boolean canBeReset(Credential login) {
        return login.hasPassword() && home != PasswordHome.ELSEWHERE;
    }

    private Mail withoutAPassword(EmailAddress email, Optional<Credential> found) {
        return found.isPresent() || home != PasswordHome.HERE
                ? new Mail.PasswordIsElsewhere(email)
                : new Mail.NoAccountHere(email);
    }

    /// The result of a request.
    public sealed interface Outcome {
        /// A mail is on its way, maybe.
        ///
        /// @param request to be sent with the code of the mail
        record Accepted(String request) implements Outcome {
            @Override
            public String toString() {
                return "Accepted";
            }
        }

        record TooManyRequests(Duration retryAfter) implements Outcome {}
    }
}
