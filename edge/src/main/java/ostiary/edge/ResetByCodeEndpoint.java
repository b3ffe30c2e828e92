package ostiary.edge;

import java.util.Optional;
import ostiary.core.client.RegisteredClient;
import ostiary.core.password.Password;
import ostiary.core.recovery.ResetPassword;
import ostiary.core.recovery.ResetPassword.Outcome.Done;
import ostiary.core.recovery.ResetPassword.Outcome.InvalidCode;
import ostiary.core.recovery.ResetPassword.Outcome.TooManyTries;
import ostiary.core.recovery.ResetPassword.Outcome.WeakPassword;
import ostiary.core.recovery.ResetSecrets;
import ostiary.core.throttle.Network;
import ostiary.edge.page.ResetTrouble;
import ostiary.edge.page.Trouble;

/// The form of the page that asks for a mailed code and a new password. It signs nobody in.
public final class ResetByCodeEndpoint implements PageForm.Action {
    private final ResetPassword resetPassword;
    private final ResetSecrets secrets;
    private final ForgotPasswordPage page;

    public ResetByCodeEndpoint(ResetPassword resetPassword, ResetSecrets secrets, ForgotPasswordPage page) {
        this.resetPassword = resetPassword;
        this.secrets = secrets;
        this.page = page;
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        var reset = form.get("reset");
        var proof = secrets.byCode(reset, form.get("code"));
        var next = Password.of(form.get("new_password"));
        return switch (resetPassword.reset(proof, next, Network.of(request.sourceIp()))) {
            case Done() -> page.changed(request, Optional.of(query));
            case InvalidCode() -> again(request, 200, query, reset, new Trouble.WrongCode());
            case WeakPassword(var verdict) -> again(request, 200, query, reset, new Trouble.WeakPassword(verdict));
            case TooManyTries(var wait) ->
                again(request, Problem.TOO_MANY_REQUESTS.status(), query, reset, new Trouble.TooManyTries(wait))
                        .retryAfter(wait);
        };
    }

    private Response again(Request request, int status, AuthorizationQuery query, String reset, ResetTrouble trouble) {
        return page.checkMail(request, status, query, reset, Optional.of(trouble));
    }
}
