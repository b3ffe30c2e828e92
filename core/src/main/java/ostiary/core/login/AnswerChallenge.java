package ostiary.core.login;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.core.UnavailableException;
import ostiary.core.client.Client;
import ostiary.core.client.Clients;
import ostiary.core.deletion.KeepOffers;
import ostiary.core.device.KnownDevices;
import ostiary.core.login.ChallengeAnswer.NewPassword;
import ostiary.core.login.CredentialVerifier.Verdict.Challenged;
import ostiary.core.login.CredentialVerifier.Verdict.Refused;
import ostiary.core.login.CredentialVerifier.Verdict.Verified;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.session.Device;
import ostiary.core.session.StartSession;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.Sha256;

/// Use case: a user whose password was right answers the challenge for a second factor, and a session starts.
///
/// A challenge accepts one answer. After a wrong one a new challenge is issued, until the tries are used up.
public final class AnswerChallenge {
    private final Challenges challenges;
    private final ChallengeVerifier verifier;
    private final PasswordPolicy policy;
    private final Throttle throttle;
    private final KnownDevices devices;
    private final Clients clients;
    private final StartSession startSession;
    private final KeepOffers keepOffers;
    private final RefusedLogins refused;
    private final InstantSource clock;

    public AnswerChallenge(
            Challenges challenges,
            ChallengeVerifier verifier,
            PasswordPolicy policy,
            Throttle throttle,
            KnownDevices devices,
            Clients clients,
            StartSession startSession,
            KeepOffers keepOffers,
            RefusedLogins refused,
            InstantSource clock) {
        this.challenges = challenges;
        this.verifier = verifier;
        this.policy = policy;
        this.throttle = throttle;
        this.devices = devices;
        this.clients = clients;
        this.startSession = startSession;
        this.keepOffers = keepOffers;
        this.refused = refused;
        this.clock = clock;
    }

    /// Verifies the answer to a challenge.
    ///
    /// @param challenge as returned by the login or by the previous answer
    /// @param deviceToken that of the last login on this device, if it has one
    public LogIn.Outcome answer(String challenge, ChallengeAnswer answer, Device device, Optional<String> deviceToken) {
        var now = clock.instant();
        var taken = challenges.take(challenge, now);
        var client = taken.flatMap(login -> clients.find(login.clientId()));
        if (client.isEmpty() || !answer.fits(taken.get().challenge().factor())) {
            refused.failed(taken.map(PendingLogin::username), device, now);
            return new LogIn.Outcome.InvalidChallenge();
        }
        var login = taken.get();
        var answered = new Answered(Challenges.attempt(challenge), answer, client.get(), device, deviceToken, now);
        try {
            return turnedAway(login, answered).orElseGet(() -> judged(login, answered));
        } catch (UnavailableException undecided) {
            challenges.restore(challenge, login);
            throw undecided;
        }
    }

    /// Counts the answer before it is looked at, so that no number of concurrent guesses exceeds the limit (OWASP ASVS
    /// 6.6.3), and nobody has passwords compared with the blocklist without one.
    private Optional<LogIn.Outcome> turnedAway(PendingLogin login, Answered answered) {
        var wait = throttle.take(Limits.FACTOR_BY_USERNAME.ofMailbox(login.username()), answered.at());
        if (wait.isPresent()) {
            refused.throttled(login.username(), answered.device(), answered.at());
            return Optional.of(new LogIn.Outcome.TooManyFailures(wait.get()));
        }
        if (answered.answer() instanceof NewPassword(var password)) {
            var judged = policy.judge(password, List.of(login.username()));
            if (judged != PasswordPolicy.Verdict.ACCEPTED) {
                return Optional.of(new LogIn.Outcome.WeakPassword(judged, challenges.issue(login)));
            }
        }
        return Optional.empty();
    }

    private LogIn.Outcome judged(PendingLogin login, Answered answered) {
        return switch (verifier.answer(
                login.challenge(), answered.answer(), login.factorProven(), answered.attempt())) {
            case ChallengeVerifier.Verdict.Decided(var verdict, var afterwards) -> {
                var outcome = decided(verdict, login, answered);
                afterwards.run();
                yield outcome;
            }
            case ChallengeVerifier.Verdict.WrongCode(var afterwards) -> {
                var outcome = askedAgain(login.failed(), answered);
                afterwards.run();
                yield outcome;
            }
            case ChallengeVerifier.Verdict.WeakPassword() ->
                new LogIn.Outcome.WeakPassword(PasswordPolicy.Verdict.COMMON, challenges.issue(login));
        };
    }

    private LogIn.Outcome decided(CredentialVerifier.Verdict verdict, PendingLogin login, Answered answered) {
        return switch (verdict) {
            case Verified verified -> loggedIn(verified, login, answered);
            case Challenged(var next) -> asked(login.next(next));
            case Refused() -> failed(login, answered, new LogIn.Outcome.InvalidChallenge());
        };
    }

    private LogIn.Outcome loggedIn(Verified verified, PendingLogin login, Answered answered) {
        var userId = verified.userId();
        var now = answered.at();
        if (answered.answer() instanceof NewPassword) {
            devices.forgetAll(userId, now);
        }
        var known = devices.recognise(answered.deviceToken(), login.username(), now);
        return startSession
                .start(userId, verified.roles(), amr(login), answered.client(), answered.device(), login.since(), now)
                .<LogIn.Outcome>map(tokens ->
                        new LogIn.Outcome.LoggedIn(tokens, devices.tokenFor(userId, login.username(), known, now)))
                .or(() -> keepOffers.offer(userId, now).map(LogIn.Outcome.DeletionPending::of))
                .orElseGet(() -> failed(login, answered, new LogIn.Outcome.InvalidChallenge()));
    }

    private LogIn.Outcome askedAgain(PendingLogin login, Answered answered) {
        return failed(login, answered, login.triesLeft() > 0 ? asked(login) : new LogIn.Outcome.InvalidChallenge());
    }

    private LogIn.Outcome asked(PendingLogin login) {
        var challenge = login.challenge();
        return new LogIn.Outcome.Challenged(challenges.issue(login), challenge.factor(), challenge.isRecoverable());
    }

    private LogIn.Outcome failed(PendingLogin login, Answered answered, LogIn.Outcome outcome) {
        refused.failed(Optional.of(login.username()), answered.device(), answered.at());
        return outcome;
    }

    private static List<String> amr(PendingLogin login) {
        var proven = login.provenByAnswer();
        return proven.size() > 1
                ? Stream.concat(proven.stream(), Stream.of("mfa")).toList()
                : proven;
    }

    /// An answer, by whom, and when.
    private record Answered(
            Sha256 attempt,
            ChallengeAnswer answer,
            Client client,
            Device device,
            Optional<String> deviceToken,
            Instant at) {}
}
