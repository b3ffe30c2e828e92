package ostiary.edge;

import ostiary.core.password.Password;
import ostiary.core.recovery.ChangePassword;
import ostiary.core.recovery.ChangePassword.Outcome.Done;
import ostiary.core.recovery.ChangePassword.Outcome.SessionIsOver;
import ostiary.core.recovery.ChangePassword.Outcome.TooManyFailures;
import ostiary.core.recovery.ChangePassword.Outcome.WeakPassword;
import ostiary.core.recovery.ChangePassword.Outcome.WrongPassword;

/// `POST /password/change`, behind [Authorized].
public final class ChangePasswordEndpoint implements BodyEndpoint.Action {
    private final ChangePassword changePassword;

    public ChangePasswordEndpoint(ChangePassword changePassword) {
        this.changePassword = changePassword;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        var principal = request.requirePrincipal();
        var outcome = changePassword.change(
                principal.userId(),
                principal.sessionId(),
                Password.of(members.get("current_password")),
                Password.of(members.get("new_password")));
        return switch (outcome) {
            case Done _ -> Response.empty(204);
            // No 401, by which a client would take its token for the trouble.
            case WrongPassword _ -> Problem.WRONG_PASSWORD.response(request);
            case WeakPassword(var verdict) -> Problem.weak(request, verdict);
            case SessionIsOver _ -> Problem.INVALID_TOKEN.response(request);
            case TooManyFailures(var retryAfter) -> Problem.TOO_MANY_REQUESTS.response(request, retryAfter);
        };
    }
}
