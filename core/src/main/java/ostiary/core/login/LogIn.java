package ostiary.core.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.Client;
import ostiary.core.login.CredentialVerifier.Verdict;
import ostiary.core.login.CredentialVerifier.Verdict.Challenged;
import ostiary.core.login.CredentialVerifier.Verdict.Refused;
import ostiary.core.login.CredentialVerifier.Verdict.Verified;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.session.Device;
import ostiary.core.session.StartSession;
import ostiary.core.throttle.Limit.Subject;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.EmailAddress;

/// Use case: a user proves who they are with a password, and a session starts.
public final class LogIn {
    /// How long a challenge is valid: Amazon Cognito's default.
    static final Duration CHALLENGE_LIFETIME = Duration.ofMinutes(3);

    private static final List<String> PASSWORD_ONLY = List.of("pwd");
    private static final int TRIES = 3;

    private final CredentialVerifier credentials;
    private final Throttle throttle;
    private final Challenges challenges;
    private final StartSession startSession;
    private final AuditLog audit;
    private final InstantSource clock;

    public LogIn(
            CredentialVerifier credentials,
            Throttle throttle,
            Challenges challenges,
            StartSession startSession,
            AuditLog audit,
            InstantSource clock) {
        this.credentials = credentials;
        this.throttle = throttle;
        this.challenges = challenges;
        this.startSession = startSession;
        this.audit = audit;
        this.clock = clock;
    }

    /// Verifies a password and starts a session. Every refusal takes the same time, whether or not the user exists.
    public Outcome logIn(String username, Password password, Client client, Device device) {
        var now = clock.instant();
        var limits = List.of(
                Limits.LOGIN_BY_USERNAME.of(normalised(username)), Limits.LOGIN_BY_NETWORK.of(device.network()));
        var wait = throttle.check(limits, now);
        if (wait.isPresent()) {
            audit.record(new AuditEvent.LoginThrottled());
            return new Outcome.TooManyFailures(wait.get());
        }
        return switch (verdict(username, password, limits.getFirst(), now)) {
            case Verified(var userId, var roles) ->
                startSession
                        .start(userId, roles, PASSWORD_ONLY, client, device, now)
                        .<Outcome>map(Outcome.LoggedIn::new)
                        .orElseGet(() -> refused(limits, now));
            case Challenged(var challenge) -> {
                // Each challenge may cost a text message: somebody who knows the password must not be
                // able to send them without limit.
                throttle.count(List.of(limits.getFirst()), now);
                yield ask(challenge, normalised(username), client, now);
            }
            case Refused _ -> refused(limits, now);
        };
    }

    private Outcome refused(List<Subject> limits, Instant now) {
        throttle.count(limits, now);
        audit.record(new AuditEvent.LoginFailed());
        return new Outcome.InvalidCredentials();
    }

    /// If the identity source is out of reach, or half of a comparison had no time, the guess counts for the user name,
    /// but not for the network, which other users log in from.
    private Verdict verdict(String username, Password password, Subject byUsername, Instant now) {
        try {
            return credentials.verify(username, password);
        } catch (UndecidedException undecided) {
            throttle.count(List.of(byUsername), now);
            throw undecided;
        }
    }

    /// Spellings of one name share one count; otherwise each change of case would be a fresh set of guesses.
    private static String normalised(String username) {
        return EmailAddress.parse(username)
                .map(EmailAddress::value)
                .orElseGet(() -> username.strip().toLowerCase(Locale.ROOT));
    }

    private Outcome ask(FactorChallenge challenge, String username, Client client, Instant now) {
        var login =
                new PendingLogin(challenge, username, client.id(), PASSWORD_ONLY, TRIES, now.plus(CHALLENGE_LIFETIME));
        return new Outcome.Challenged(challenges.issue(login), challenge.factor());
    }

    /// The result of a login.
    public sealed interface Outcome {
        record LoggedIn(IssuedTokens tokens) implements Outcome {}

        /// The password was right, and another factor is asked for.
        ///
        /// @param challenge to send with the answer; valid for one answer
        record Challenged(String challenge, Factor factor) implements Outcome {
            @Override
            public String toString() {
                return "Challenged " + factor;
            }
        }

        record InvalidCredentials() implements Outcome {}

        /// The challenge was never issued, has expired or has been used.
        record InvalidChallenge() implements Outcome {}

        /// A new password that is easy to guess.
        ///
        /// @param challenge for the next try
        record WeakPassword(PasswordPolicy.Verdict verdict, String challenge) implements Outcome {
            @Override
            public String toString() {
                return "WeakPassword " + verdict;
            }
        }

        record TooManyFailures(Duration retryAfter) implements Outcome {}
    }
}
