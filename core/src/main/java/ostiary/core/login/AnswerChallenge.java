package ostiary.core.login;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.Client;
import ostiary.core.client.Clients;
import ostiary.core.login.ChallengeAnswer.NewPassword;
import ostiary.core.login.CredentialVerifier.Verdict.Challenged;
import ostiary.core.login.CredentialVerifier.Verdict.Refused;
import ostiary.core.login.CredentialVerifier.Verdict.Verified;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.session.Device;
import ostiary.core.session.StartSession;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;

/// Use case: a user whose password was right answers the challenge for a second factor, and a session starts.
///
/// A challenge accepts one answer. After a wrong one a new challenge is issued, until the tries are used up.
public final class AnswerChallenge {
    private final Challenges challenges;
    private final ChallengeVerifier verifier;
    private final PasswordPolicy policy;
    private final Throttle throttle;
    private final Clients clients;
    private final StartSession startSession;
    private final AuditLog audit;
    private final InstantSource clock;

    public AnswerChallenge(
            Challenges challenges,
            ChallengeVerifier verifier,
            PasswordPolicy policy,
            Throttle throttle,
            Clients clients,
            StartSession startSession,
            AuditLog audit,
            InstantSource clock) {
        this.challenges = challenges;
        this.verifier = verifier;
        this.policy = policy;
        this.throttle = throttle;
        this.clients = clients;
        this.startSession = startSession;
        this.audit = audit;
        this.clock = clock;
    }

    /// Verifies the answer to a challenge.
    ///
    /// @param challenge as returned by the login or by the previous answer
    public LogIn.Outcome answer(String challenge, ChallengeAnswer answer, Device device) {
        var now = clock.instant();
        var taken = challenges.take(challenge, now);
        var client = taken.flatMap(login -> clients.find(login.clientId()));
        if (client.isEmpty() || !answer.fits(taken.get().challenge().factor())) {
            return failed(new LogIn.Outcome.InvalidChallenge());
        }
        try {
            return answer(taken.get(), answer, client.get(), device, now);
        } catch (UnavailableException undecided) {
            challenges.restore(challenge, taken.get());
            throw undecided;
        }
    }

    private LogIn.Outcome answer(
            PendingLogin login, ChallengeAnswer answer, Client client, Device device, Instant now) {
        if (answer instanceof NewPassword(var password)) {
            var judged = policy.judge(password, List.of(login.username()));
            if (judged != PasswordPolicy.Verdict.ACCEPTED) {
                return new LogIn.Outcome.WeakPassword(judged, challenges.issue(login));
            }
        }
        // Counted before it is verified, so that no number of concurrent guesses
        // exceeds the limit (OWASP ASVS 6.6.3).
        var wait = throttle.take(Limits.FACTOR_BY_USERNAME.of(login.username()), now);
        if (wait.isPresent()) {
            audit.record(new AuditEvent.LoginThrottled());
            return new LogIn.Outcome.TooManyFailures(wait.get());
        }
        return switch (verifier.answer(login.challenge(), answer, login.factorProven())) {
            case ChallengeVerifier.Verdict.Decided(var verdict) ->
                switch (verdict) {
                    case Verified(var userId, var roles) ->
                        startSession
                                .start(userId, roles, amr(login), client, device, now)
                                .<LogIn.Outcome>map(LogIn.Outcome.LoggedIn::new)
                                .orElseGet(() -> failed(new LogIn.Outcome.InvalidChallenge()));
                    case Challenged(var next) -> asked(login.next(next));
                    case Refused() -> failed(new LogIn.Outcome.InvalidChallenge());
                };
            case ChallengeVerifier.Verdict.WrongCode() -> askedAgain(login.failed());
            case ChallengeVerifier.Verdict.WeakPassword() ->
                new LogIn.Outcome.WeakPassword(PasswordPolicy.Verdict.COMMON, challenges.issue(login));
        };
    }

    private LogIn.Outcome askedAgain(PendingLogin login) {
        return login.triesLeft() > 0 ? failed(asked(login)) : failed(new LogIn.Outcome.InvalidChallenge());
    }

    private LogIn.Outcome asked(PendingLogin login) {
        return new LogIn.Outcome.Challenged(
                challenges.issue(login), login.challenge().factor());
    }

    private LogIn.Outcome failed(LogIn.Outcome outcome) {
        audit.record(new AuditEvent.LoginFailed());
        return outcome;
    }

    private static List<String> amr(PendingLogin login) {
        var proven = login.provenByAnswer();
        return proven.size() > 1
                ? Stream.concat(proven.stream(), Stream.of("mfa")).toList()
                : proven;
    }
}
