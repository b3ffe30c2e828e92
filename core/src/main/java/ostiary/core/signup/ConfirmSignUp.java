package ostiary.core.signup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiPredicate;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.password.Password;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserPasswords;

/// Use case: somebody proves with a mailed code that an address is theirs, and the account is created.
public final class ConfirmSignUp {
    private final SignUpStore signUps;
    private final SignUpCodes codes;
    private final UserPasswords passwords;
    private final Throttle throttle;
    private final AuditLog audit;
    private final InstantSource clock;

    public ConfirmSignUp(
            SignUpStore signUps,
            SignUpCodes codes,
            UserPasswords passwords,
            Throttle throttle,
            AuditLog audit,
            InstantSource clock) {
        this.signUps = signUps;
        this.codes = codes;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /// Confirms a sign-up. The attempt is counted before it is verified, so that no number of concurrent guesses
    /// exceeds the limit (OWASP ASVS 6.6.3).
    ///
    /// @param password that of the sign-up. It binds the code to its request (OWASP ASVS 6.6.2): somebody else may
    /// have signed up with the same address, and codes in a mailbox look alike
    /// @param network where the request came from
    public Outcome confirm(EmailAddress email, String code, Optional<Password> password, String network) {
        return confirm(
                email,
                code,
                network,
                (candidate, now) -> password.isEmpty() || isOf(password.get(), email, candidate, now));
    }

    /// Confirms the account of one attempt, and nobody else's.
    ///
    /// @param network where the request came from
    public Outcome confirm(SignUpAttempt attempt, String code, String network) {
        return confirm(
                attempt.email(),
                code,
                network,
                (candidate, now) -> signUps.find(attempt.email(), candidate, now)
                        .filter(signUp -> signUp.userId().equals(attempt.userId()))
                        .isPresent());
    }

    private Outcome confirm(EmailAddress email, String code, String network, BiPredicate<CodeHash, Instant> isMeant) {
        var now = clock.instant();
        var wait = throttle.take(Limits.codeFrom(network, email.value()), now)
                .or(() -> throttle.take(Limits.CODE_BY_ADDRESS.ofMailbox(email.value()), now));
        if (wait.isPresent()) {
            audit.record(new AuditEvent.CodeRefused());
            return new Outcome.TooManyGuesses(wait.get());
        }
        var user = codes.candidates(email, code, now).stream()
                .filter(candidate -> isMeant.test(candidate, now))
                .map(candidate -> signUps.confirm(email, candidate, now))
                .flatMap(Optional::stream)
                .findFirst();
        if (user.isEmpty()) {
            audit.record(new AuditEvent.CodeRefused());
            return new Outcome.InvalidCode();
        }
        audit.record(new AuditEvent.SignUpConfirmed(user.get().id()));
        return new Outcome.Confirmed();
    }

    private boolean isOf(Password password, EmailAddress email, CodeHash code, Instant now) {
        passwords.requireKeys(); // before it shows whether there is such a code
        return signUps.find(email, code, now)
                .filter(signUp -> passwords.matches(password, signUp.passwordHash(), signUp.userId()))
                .isPresent();
    }

    /// The result of a confirmation.
    public sealed interface Outcome {
        record Confirmed() implements Outcome {}

        record InvalidCode() implements Outcome {}

        record TooManyGuesses(Duration retryAfter) implements Outcome {}
    }
}
