package ostiary.edge;

import java.util.Locale;
import java.util.Map;
import ostiary.core.login.Factor;
import ostiary.core.login.LogIn;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.login.LogIn.Outcome.DeletionPending;
import ostiary.core.login.LogIn.Outcome.InvalidChallenge;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.login.LogIn.Outcome.WeakPassword;

/// Maps the outcome of a login to a response, after the password as after a challenge.
final class LoginAnswer {
    private static final String CHALLENGE = "challenge";

    private LoginAnswer() {}

    static Response of(Request request, LogIn.Outcome outcome) {
        return switch (outcome) {
            case LoggedIn(var tokens, var deviceToken) -> TokenResponse.of(tokens, deviceToken);
            case Challenged(var challenge, var factor, boolean _) ->
                (factor == Factor.NEW_PASSWORD ? Problem.NEW_PASSWORD_REQUIRED : Problem.MFA_REQUIRED)
                        .response(request, Map.of(CHALLENGE, challenge, "factor", factor.id()));
            case DeletionPending(var challenge, var at) ->
                Problem.DELETION_PENDING.response(request, Map.of(CHALLENGE, challenge, "deletes_at", at.toString()));
            case InvalidCredentials() -> Problem.INVALID_CREDENTIALS.response(request);
            case InvalidChallenge() -> Problem.INVALID_CHALLENGE.response(request);
            case WeakPassword(var verdict, var challenge) ->
                Problem.WEAK_PASSWORD.response(
                        request,
                        Map.of(CHALLENGE, challenge, "reason", verdict.name().toLowerCase(Locale.ROOT)));
            case TooManyFailures(var retryAfter) -> Problem.TOO_MANY_REQUESTS.response(request, retryAfter);
        };
    }
}
