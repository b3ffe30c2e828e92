package ostiary.core.signup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.MailBudget;
import ostiary.core.throttle.Throttle;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.core.user.UserPasswords;
import ostiary.core.user.UserStore;

/// Use case: somebody signs up for an account.
///
/// The response and the work are the same whether or not the address has an account: only the owner of
/// the mailbox learns which.
public final class SignUp {
    /// How long a code is valid (OWASP ASVS 6.5.5).
    public static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    /// How long another code can be had for the same attempt.
    static final Duration ATTEMPT_LIFETIME = Duration.ofMinutes(30);

    private final UserStore users;
    private final SignUpStore signUps;
    private final SignUpCodes codes;
    private final PasswordPolicy policy;
    private final UserPasswords passwords;
    private final Throttle throttle;
    private final MailBudget budget;
    private final Mailer mailer;
    private final AuditLog audit;
    private final InstantSource clock;

    public SignUp(
            UserStore users,
            SignUpStore signUps,
            SignUpCodes codes,
            PasswordPolicy policy,
            UserPasswords passwords,
            Throttle throttle,
            MailBudget budget,
            Mailer mailer,
            AuditLog audit,
            InstantSource clock) {
        this.users = users;
        this.signUps = signUps;
        this.codes = codes;
        this.policy = policy;
        this.passwords = passwords;
        this.throttle = throttle;
        this.budget = budget;
        this.mailer = mailer;
        this.audit = audit;
        this.clock = clock;
    }

    /// Requests an account; the code is sent by mail.
    ///
    /// The network is counted before the password is looked at, which takes far longer than the rest.
    ///
    /// @param network where the request came from
    public Outcome signUp(EmailAddress email, Password password, Optional<String> name, String network) {
        var now = clock.instant();
        var wait = throttle.take(Limits.signUpsFrom(network), now);
        if (wait.isPresent()) {
            audit.record(new AuditEvent.SignUpThrottled());
            return new Outcome.TooManyRequests(wait.get());
        }
        var verdict = policy.judge(password, context(email, name));
        if (verdict != Verdict.ACCEPTED) {
            return new Outcome.WeakPassword(verdict);
        }
        // Before a mail is counted: whoever finds no slot for it gets none.
        var hash = passwords.hash(password);
        var userId = new UserId(UUID.randomUUID());
        var attempt = new SignUpAttempt(userId, email, name, hash.sealedFor(userId), now.plus(ATTEMPT_LIFETIME));
        keepAndMail(attempt, now);
        return new Outcome.Accepted(attempt);
    }

    /// Mails another code for the same account; the ones before stay good. The network is counted as for a sign-up.
    ///
    /// @param network where the request came from
    public Outcome resend(SignUpAttempt attempt, String network) {
        var now = clock.instant();
        var wait = throttle.take(Limits.signUpsFrom(network), now);
        if (wait.isPresent()) {
            audit.record(new AuditEvent.SignUpThrottled());
            return new Outcome.TooManyRequests(wait.get());
        }
        keepAndMail(attempt, now);
        return new Outcome.Accepted(attempt);
    }

    /// Past these limits no mail is sent, and the response stays the same.
    private void keepAndMail(SignUpAttempt attempt, Instant now) {
        var email = attempt.email();
        if (throttle.take(Limits.MAIL_BY_ADDRESS.ofMailbox(email.value()), now).isPresent()) {
            audit.record(new AuditEvent.SignUpThrottled());
        } else if (budget.isSpent(email.value(), throttle, now)) {
            audit.record(new AuditEvent.MailBudgetSpent());
        } else {
            var code = codes.next();
            signUps.keep(codes.hash(email, code, now), attempt.pending(now.plus(CODE_LIFETIME)));
            mailer.send(users.findCredential(email)
                    .map(SignUp::known)
                    .orElseGet(() -> new Mail.ConfirmAddress(email, code, CODE_LIFETIME)));
            audit.record(new AuditEvent.SignUpRequested());
        }
    }

    private static Mail known(Credential credential) {
        return credential.hasPassword()
                ? new Mail.AlreadySignedUp(credential.email())
                : new Mail.NoPasswordHere(credential.email());
    }

    private static List<String> context(EmailAddress email, Optional<String> name) {
        return Stream.concat(Stream.of(email.value()), name.stream()).toList();
    }

    /// The result of a sign-up.
    public sealed interface Outcome {
        /// A mail is on its way, maybe.
        ///
        /// @param attempt for whoever goes on with it
        record Accepted(SignUpAttempt attempt) implements Outcome {}

        record WeakPassword(Verdict verdict) implements Outcome {}

        record TooManyRequests(Duration retryAfter) implements Outcome {}
    }
}
