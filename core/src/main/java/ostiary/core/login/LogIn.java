package ostiary.core.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ostiary.core.client.Client;
import ostiary.core.deletion.KeepOffers;
import ostiary.core.device.KnownDevices;
import ostiary.core.login.CredentialVerifier.Verdict;
import ostiary.core.login.CredentialVerifier.Verdict.Challenged;
import ostiary.core.login.CredentialVerifier.Verdict.Refused;
import ostiary.core.login.CredentialVerifier.Verdict.Verified;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.session.Device;
import ostiary.core.session.StartSession;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// Use case: a user proves who they are with a password, and a session starts.
public final class LogIn {
    /// How long a challenge is valid: Amazon Cognito's default.
    static final Duration CHALLENGE_LIFETIME = Duration.ofMinutes(3);

    private static final List<String> PASSWORD_ONLY = List.of("pwd");
    private static final int TRIES = 3;

    private final CredentialVerifier credentials;
    private final Throttle throttle;
    private final KnownDevices devices;
    private final Challenges challenges;
    private final StartSession startSession;
    private final KeepOffers keepOffers;
    private final RefusedLogins refused;
    private final InstantSource clock;

    public LogIn(
            CredentialVerifier credentials,
            Throttle throttle,
            KnownDevices devices,
            Challenges challenges,
            StartSession startSession,
            KeepOffers keepOffers,
            RefusedLogins refused,
            InstantSource clock) {
        this.credentials = credentials;
        this.throttle = throttle;
        this.devices = devices;
        this.challenges = challenges;
        this.startSession = startSession;
        this.keepOffers = keepOffers;
        this.refused = refused;
        this.clock = clock;
    }

    /// A login from a device that presents no token.
    public Outcome logIn(String username, Password password, Client client, Device device) {
        return logIn(username, password, client, device, Optional.empty());
    }

    /// Verifies a password and starts a session. Every refusal takes the same time, whether or not the user exists.
    ///
    /// @param deviceToken that of the last login on this device, if it has one
    public Outcome logIn(
            String username, Password password, Client client, Device device, Optional<String> deviceToken) {
        var now = clock.instant();
        var name = normalised(username);
        var limits = new LoginLimits(throttle, devices, name, device, deviceToken, now);
        var wait = limits.reached();
        if (wait.isPresent()) {
            refused.throttled(name, device, now);
            return new Outcome.TooManyFailures(wait.get());
        }
        return switch (verdict(username, password, limits)) {
            case Verified(var userId, var roles) ->
                startSession
                        .start(userId, roles, PASSWORD_ONLY, client, device, now)
                        .<Outcome>map(tokens ->
                                new Outcome.LoggedIn(tokens, devices.tokenFor(userId, name, limits.known(), now)))
                        .orElseGet(
                                () -> leaving(userId, limits, now).orElseGet(() -> refused(limits, name, device, now)));
            case Challenged(var challenge) -> {
                // Each challenge may cost a text message: somebody who knows the password must not be
                // able to send them without limit.
                limits.countForUser();
                yield ask(challenge, name, client, now);
            }
            case Refused _ -> refused(limits, name, device, now);
        };
    }

    /// Each offer is an item: somebody who knows the password must not be able to make them without limit.
    private Optional<Outcome> leaving(UserId userId, LoginLimits limits, Instant now) {
        var offered = keepOffers.offer(userId, now);
        offered.ifPresent(_ -> limits.countForUser());
        return offered.map(Outcome.DeletionPending::of);
    }

    private Outcome refused(LoginLimits limits, String username, Device device, Instant now) {
        limits.count();
        refused.failed(Optional.of(username), device, now);
        return new Outcome.InvalidCredentials();
    }

    /// If the identity source is out of reach, or half of a comparison had no time, the guess counts for the user name,
    /// but not for the network, which other users log in from.
    private Verdict verdict(String username, Password password, LoginLimits limits) {
        try {
            return credentials.verify(username, password);
        } catch (UndecidedException undecided) {
            limits.countForUser();
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
        return new Outcome.Challenged(challenges.issue(login), challenge.factor(), challenge.isRecoverable());
    }

    /// The result of a login.
    public sealed interface Outcome {
        /// The password was right, and a session has started.
        ///
        /// @param deviceToken to send with the next login on this device; empty while its keys are out of reach
        record LoggedIn(IssuedTokens tokens, Optional<String> deviceToken) implements Outcome {
            @Override
            public String toString() {
                return "LoggedIn with " + tokens;
            }
        }

        /// The password was right, and another factor is asked for.
        ///
        /// @param challenge to send with the answer; valid for one answer
        /// @param recoverable whether a recovery code is an answer, too
        record Challenged(String challenge, Factor factor, boolean recoverable) implements Outcome {
            @Override
            public String toString() {
                return "Challenged " + factor;
            }
        }

        /// Everything was right, and the account will be deleted. Nobody gets in, but may keep it.
        ///
        /// @param challenge to keep the account by; valid once
        record DeletionPending(String challenge, Instant deletesAt) implements Outcome {
            static Outcome of(KeepOffers.Offered offered) {
                return new DeletionPending(offered.challenge(), offered.deletesAt());
            }

            @Override
            public String toString() {
                return "DeletionPending until " + deletesAt;
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
