package ostiary.core.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.Client;
import ostiary.core.password.Password;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.CredentialVerifier;
import ostiary.core.user.CredentialVerifier.Verdict.Refused;
import ostiary.core.user.CredentialVerifier.Verdict.Verified;
import ostiary.core.user.EmailAddress;

/// Use case: a user proves who they are with a password, and a session starts.
public final class LogIn {
    private static final List<String> PASSWORD_ONLY = List.of("pwd");

    private final CredentialVerifier credentials;
    private final Throttle throttle;
    private final StartSession startSession;
    private final AuditLog audit;
    private final InstantSource clock;

    public LogIn(
            CredentialVerifier credentials,
            Throttle throttle,
            StartSession startSession,
            AuditLog audit,
            InstantSource clock) {
        this.credentials = credentials;
        this.throttle = throttle;
        this.startSession = startSession;
        this.audit = audit;
        this.clock = clock;
    }

    /// Every refusal costs its sender the same time, whether or not there is such a user.
    public Outcome logIn(String username, Password password, Client client, Device device) {
        var now = clock.instant();
        var limits = List.of(
                Limits.LOGIN_BY_USERNAME.of(normalised(username)), Limits.LOGIN_BY_NETWORK.of(device.network()));
        var wait = throttle.check(limits, now);
        if (wait.isPresent()) {
            audit.record(new AuditEvent.LoginThrottled());
            return new Outcome.TooManyFailures(wait.get());
        }
        return switch (credentials.verify(username, password)) {
            case Verified verified ->
                new Outcome.LoggedIn(startSession.start(verified, PASSWORD_ONLY, client, device, now));
            case Refused _ -> {
                throttle.count(limits, now);
                audit.record(new AuditEvent.LoginFailed());
                yield new Outcome.InvalidCredentials();
            }
        };
    }

    /// One user counts as one, however the name is typed: else every capital letter would be a fresh set of guesses.
    private static String normalised(String username) {
        return EmailAddress.parse(username)
                .map(EmailAddress::value)
                .orElseGet(() -> username.strip().toLowerCase(Locale.ROOT));
    }

    /// What the client is answered.
    public sealed interface Outcome {
        record LoggedIn(IssuedTokens tokens) implements Outcome {}

        record InvalidCredentials() implements Outcome {}

        record TooManyFailures(Duration retryAfter) implements Outcome {}
    }
}
