package ostiary.core.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ostiary.core.access.Principal;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.factor.StepUp;
import ostiary.core.factor.StepUps;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.password.Password;
import ostiary.core.session.OpenSessions;
import ostiary.core.session.SessionStore;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.MailBudget;
import ostiary.core.throttle.Throttle;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.UserPasswords;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Use case: a user asks for another address. A code and a link go there, and a notice to the present one.
///
/// Whoever asks has logged in just now or knows the password, and by two factors where there are two: an access token
/// alone takes no account over. The answer, what is stored and how many mails are sent are the same whether or not the
/// address is somebody's: only the owner of the mailbox learns that.
public final class RequestAddressChange {
    /// How long a code and a link are valid (OWASP ASVS 6.5.5).
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private final UserStore users;
    private final OpenSessions open;
    private final AddressStore store;
    private final ResetSecrets secrets;
    private final UserPasswords passwords;
    private final PasswordHome home;
    private final StepUps stepUps;
    private final UnaryOperator<String> page;
    private final Throttle throttle;
    private final MailBudget budget;
    private final Mailer mailer;
    private final AuditLog audit;
    private final InstantSource clock;

    /// @param secrets of addresses
    /// @param page the address of the page that a link's text leads to. It is never made of a request
    ///     (CVE-2026-27812)
    public RequestAddressChange(
            UserStore users,
            UserStatusStore statuses,
            SessionStore sessions,
            AddressStore store,
            ResetSecrets secrets,
            UserPasswords passwords,
            PasswordHome home,
            StepUps stepUps,
            UnaryOperator<String> page,
            Throttle throttle,
            MailBudget budget,
            Mailer mailer,
            AuditLog audit,
            InstantSource clock) {
        this.users = users;
        this.open = new OpenSessions(sessions, statuses);
        this.store = store;
        this.secrets = secrets;
        this.passwords = passwords;
        this.home = home;
        this.stepUps = stepUps;
        this.page = page;
        this.throttle = throttle;
        this.budget = budget;
        this.mailer = mailer;
        this.audit = audit;
        this.clock = clock;
    }

    /// Asks for the mails.
    ///
    /// @param present the present password, in place of a login that is fresh; a wrong one is refused in any case
    /// @param network where the request came from
    public Outcome request(Principal who, EmailAddress to, Optional<Password> present, String network) {
        var now = clock.instant();
        var wait = throttle.take(Limits.resetsFrom(network), now);
        if (wait.isPresent()) {
            return tooMany(wait.get());
        }
        var user = users.find(who.userId());
        if (user.isEmpty() || open.admitted(who.userId(), who.sessionId(), now).isEmpty()) {
            return new Outcome.NoUser();
        }
        var login = users.findCredential(user.get().email())
                .filter(found -> found.userId().equals(who.userId()));
        if (login.filter(Credential::hasPassword).isEmpty() || home == PasswordHome.ELSEWHERE) {
            return new Outcome.KeptElsewhere();
        }
        return lacking(who, login.get(), present, now).orElseGet(() -> asked(who, login.get(), to, now));
    }

    /// The password stands for a login that is fresh, and never for a second factor. It is counted with changes of a
    /// password before it is looked at: whoever has a token must not guess more than anybody.
    private Optional<Outcome> lacking(Principal who, Credential login, Optional<Password> present, Instant now) {
        var missing = stepUps.missing(who, Optional.of(login), now);
        if (missing.filter(StepUp.STRONGER::equals).isPresent() || present.isEmpty()) {
            return missing.<Outcome>map(Outcome.LoginNeeded::new);
        }
        var wait = throttle.take(Limits.PASSWORD_CHANGE_BY_USER.of(who.userId().toString()), now);
        if (wait.isPresent()) {
            return Optional.of(tooMany(wait.get()));
        }
        return passwords.matches(present.get(), login.passwordHash(), login.userId())
                ? Optional.empty()
                : Optional.of(new Outcome.WrongPassword());
    }

    private Outcome asked(Principal who, Credential login, EmailAddress to, Instant now) {
        if (to.equals(login.email())) {
            return new Outcome.SameAddress();
        }
        var wait = throttle.take(Limits.ADDRESS_CHANGE_BY_USER.of(who.userId().toString()), now);
        if (wait.isPresent()) {
            return tooMany(wait.get());
        }
        var full = store.former(login.userId(), now).fullUntil();
        if (full.isPresent()) {
            return tooMany(Duration.between(now, full.get()));
        }
        var fresh = secrets.fresh();
        if (throttle.take(Limits.CHANGE_MAIL_BY_ADDRESS.ofMailbox(to.value()), now)
                .isPresent()) {
            audit.record(new AuditEvent.AddressChangeThrottled());
        } else if (budget.isSpent(to.value(), throttle, now)) {
            audit.record(new AuditEvent.MailBudgetSpent());
        } else {
            keepAndMail(who, login, to, fresh, now);
        }
        return new Outcome.Accepted(fresh.request());
    }

    private void keepAndMail(Principal who, Credential login, EmailAddress to, ResetSecrets.Fresh fresh, Instant now) {
        boolean isTaken = users.findCredential(to).isPresent();
        store.keep(new AddressChange(
                fresh.id(),
                login.userId(),
                who.sessionId(),
                login.email(),
                to,
                secrets.hash(fresh, login.userId(), now),
                fresh.linkHash(),
                isTaken ? secrets.noFingerprint() : ResetSecrets.fingerprint(login.passwordHash()),
                0,
                false,
                false,
                now.plus(LIFETIME)));
        if (throttle.take(Limits.NOTICE_BY_ADDRESS.ofMailbox(login.email().value()), now)
                .isEmpty()) {
            mailer.send(new Mail.AddressChangeRequested(login.email()));
        }
        mailer.send(
                isTaken
                        ? new Mail.AddressIsTaken(to)
                        : new Mail.ConfirmNewAddress(
                                to, login.email().masked(), fresh.code(), page.apply(fresh.link()), LIFETIME));
        audit.record(new AuditEvent.AddressChangeRequested(login.userId(), who.sessionId()));
    }

    private Outcome tooMany(Duration wait) {
        audit.record(new AuditEvent.AddressChangeThrottled());
        return new Outcome.TooManyRequests(wait);
    }

    /// The result of a request.
    public sealed interface Outcome {
        /// Mails are on their way, maybe.
        ///
        /// @param request to be sent with the code of the mail
        record Accepted(String request) implements Outcome {
            @Override
            public String toString() {
                return "Accepted";
            }
        }

        /// The user has that address.
        record SameAddress() implements Outcome {}

        /// The user has to log in once more, and how.
        record LoginNeeded(StepUp stepUp) implements Outcome {}

        record WrongPassword() implements Outcome {}

        /// Another identity source keeps the user's password, and knows the user by the address.
        record KeptElsewhere() implements Outcome {}

        /// The token has outlived its session, or its user, or the user is disabled.
        record NoUser() implements Outcome {}

        record TooManyRequests(Duration retryAfter) implements Outcome {}
    }
}
