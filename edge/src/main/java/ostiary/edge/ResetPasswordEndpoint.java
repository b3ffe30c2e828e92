package ostiary.edge;

import ostiary.core.password.Password;
import ostiary.core.recovery.ResetPassword;
import ostiary.core.recovery.ResetPassword.Outcome.Done;
import ostiary.core.recovery.ResetPassword.Outcome.InvalidCode;
import ostiary.core.recovery.ResetPassword.Outcome.TooManyTries;
import ostiary.core.recovery.ResetPassword.Outcome.WeakPassword;
import ostiary.core.recovery.ResetSecrets;
import ostiary.core.throttle.Network;

/// `POST /password/reset`.
public final class ResetPasswordEndpoint implements BodyEndpoint.Action {
    private final ResetPassword resetPassword;
    private final ResetSecrets secrets;

    public ResetPasswordEndpoint(ResetPassword resetPassword, ResetSecrets secrets) {
        this.resetPassword = resetPassword;
        this.secrets = secrets;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        var proof = secrets.byCode(members.get("request"), members.get("code"));
        var next = Password.of(members.get("new_password"));
        return switch (resetPassword.reset(proof, next, Network.of(request.sourceIp()))) {
            case Done _ -> Response.empty(204);
            case InvalidCode _ -> Problem.INVALID_CODE.response(request);
            case WeakPassword(var verdict) -> Problem.weak(request, verdict);
            case TooManyTries(var retryAfter) -> Problem.TOO_MANY_REQUESTS.response(request, retryAfter);
        };
    }
}
