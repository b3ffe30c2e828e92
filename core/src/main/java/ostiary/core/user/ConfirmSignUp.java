package ostiary.core.user;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;

/// Use case: somebody proves with a mailed code that an address is theirs, and the account comes to be.
public final class ConfirmSignUp {
    private final SignUpStore signUps;
    private final SignUpCodes codes;
    private final Throttle throttle;
    private final AuditLog audit;
    private final InstantSource clock;

    public ConfirmSignUp(
            SignUpStore signUps, SignUpCodes codes, Throttle throttle, AuditLog audit, InstantSource clock) {
        this.signUps = signUps;
        this.codes = codes;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /// Counted before it is judged, so that no number of guesses at once gets past the limit (OWASP ASVS 6.6.3).
    public Outcome confirm(EmailAddress email, String code) {
        var now = clock.instant();
        var wait = throttle.take(Limits.CODE_BY_ADDRESS.of(email.value()), now);
        if (wait.isPresent()) {
            audit.record(new AuditEvent.CodeRefused());
            return new Outcome.TooManyGuesses(wait.get());
        }
        var user = codes.candidates(email, code, now).stream()
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

    /// What the client is answered.
    public sealed interface Outcome {
        record Confirmed() implements Outcome {}

        record InvalidCode() implements Outcome {}

        record TooManyGuesses(Duration retryAfter) implements Outcome {}
    }
}
