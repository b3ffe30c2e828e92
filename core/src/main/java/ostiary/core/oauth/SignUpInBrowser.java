package ostiary.core.oauth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.core.UnavailableException;
import ostiary.core.password.Password;
import ostiary.core.session.Device;
import ostiary.core.session.StartSession;
import ostiary.core.signup.ConfirmSignUp;
import ostiary.core.signup.SignUp;
import ostiary.core.signup.SignUpAttempt;
import ostiary.core.signup.SignUpAttempts;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshToken;
import ostiary.core.user.EmailAddress;

/// Use case: somebody signs up in a browser, proves by a mailed code that the address is theirs, and is signed in.
///
/// Their request travels in the page, so that the code is good in their own browser alone (OWASP ASVS 6.6.2):
/// it is their password that is confirmed, and nobody else's who has typed in the same address.
public final class SignUpInBrowser {
    private final SignUp signUp;
    private final ConfirmSignUp confirmSignUp;
    private final SignUpAttempts attempts;
    private final Optional<StartSession> startSession;
    private final TakeOverBrowser takeOver;
    private final InstantSource clock;

    /// @param startSession of browsers; empty where a password of ours lets nobody in
    public SignUpInBrowser(
            SignUp signUp,
            ConfirmSignUp confirmSignUp,
            SignUpAttempts attempts,
            Optional<StartSession> startSession,
            TakeOverBrowser takeOver,
            InstantSource clock) {
        this.signUp = signUp;
        this.confirmSignUp = confirmSignUp;
        this.attempts = attempts;
        this.startSession = startSession;
        this.takeOver = takeOver;
        this.clock = clock;
    }

    /// Asks for an account.
    public SignUp.Outcome begin(EmailAddress email, Password password, Device device) {
        return signUp.signUp(email, password, Optional.empty(), device.network());
    }

    /// Mails another code.
    public SignUp.Outcome resend(SignUpAttempt attempt, Device device) {
        return signUp.resend(attempt, device.network());
    }

    /// The attempt as a page carries it.
    public String text(SignUpAttempt attempt) {
        return attempts.text(attempt, clock.instant());
    }

    /// Empty if it is none of ours, or too old.
    ///
    /// @param text as it was sent; may be anything
    public Optional<SignUpAttempt> read(String text) {
        return attempts.read(text, clock.instant());
    }

    /// Confirms an attempt.
    ///
    /// @param code as it was typed
    /// @param cookie what stands for the browser's session, if somebody was signed in before; may be anything
    public Outcome confirm(SignUpAttempt attempt, String code, Optional<String> cookie, Device device) {
        return switch (confirmSignUp.confirm(attempt, code, device.network())) {
            case ConfirmSignUp.Outcome.Confirmed() -> new Outcome.SignedUp(session(attempt, cookie, device));
            case ConfirmSignUp.Outcome.InvalidCode() -> new Outcome.WrongCode();
            case ConfirmSignUp.Outcome.TooManyGuesses(var wait) -> new Outcome.TooManyGuesses(wait);
        };
    }

    /// They have chosen their password in this browser a moment ago. The code is spent by now, so a failure here leads
    /// to the sign-in page and not to an error, after which the code would be none.
    private Optional<RefreshToken> session(SignUpAttempt attempt, Optional<String> cookie, Device device) {
        try {
            var started = startSession
                    .flatMap(start -> start.start(
                            attempt.userId(),
                            Set.of(),
                            List.of("pwd"),
                            BrowserSessions.CLIENT,
                            device,
                            clock.instant()))
                    .map(IssuedTokens::refreshToken);
            started.ifPresent(next -> takeOver.takeOver(cookie, next));
            return started;
        } catch (UnavailableException later) {
            return Optional.empty();
        }
    }

    /// The outcome of a code.
    public sealed interface Outcome {
        /// The account is there.
        ///
        /// @param session what stands for the browser's session, if the browser is signed in now
        record SignedUp(Optional<RefreshToken> session) implements Outcome {}

        record WrongCode() implements Outcome {}

        record TooManyGuesses(Duration retryAfter) implements Outcome {}
    }
}
