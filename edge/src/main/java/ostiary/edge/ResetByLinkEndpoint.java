package ostiary.edge;

import java.util.Optional;
import ostiary.blueprint.RecoveryPagesApi;
import ostiary.core.password.Password;
import ostiary.core.recovery.ResetPassword;
import ostiary.core.recovery.ResetPassword.Outcome.Done;
import ostiary.core.recovery.ResetPassword.Outcome.InvalidCode;
import ostiary.core.recovery.ResetPassword.Outcome.TooManyTries;
import ostiary.core.recovery.ResetPassword.Outcome.WeakPassword;
import ostiary.core.recovery.ResetSecrets;
import ostiary.core.throttle.Network;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.NewPasswordTrouble;
import ostiary.edge.page.Trouble;

/// The page behind the mailed link, and its form, in whichever browser. Who gets the page alone changes
/// nothing, since programs that look for harm in mails follow each link.
public final class ResetByLinkEndpoint implements Endpoint {
    private final ResetPassword resetPassword;
    private final ResetSecrets secrets;
    private final ForgotPasswordPage page;
    private final PageAnswers pages;
    private final TiedForm tiedForm;

    public ResetByLinkEndpoint(
            ResetPassword resetPassword, ResetSecrets secrets, ForgotPasswordPage page, PageAnswers pages) {
        this.resetPassword = resetPassword;
        this.secrets = secrets;
        this.page = page;
        this.pages = pages;
        this.tiedForm = new TiedForm(RecoveryPagesApi.RESET_BY_LINK.body(), pages);
    }

    @Override
    public Response handle(Request request) {
        return request.method().equals("POST")
                ? tiedForm.handle(request, form -> reset(request, form.get("token"), form.get("new_password")))
                : show(request);
    }

    /// It doesn't ask whether the link is good still: that shows once it is used.
    private Response show(Request request) {
        return new AuthorizationQuery(request.query())
                .only("token")
                .filter(token -> secrets.byLink(token).isPresent())
                .map(token -> page.byLink(request, 200, token, Optional.empty()))
                .orElseGet(() -> pages.failure(request, FailureKind.SPENT_LINK));
    }

    private Response reset(Request request, String token, String typed) {
        var proof = secrets.byLink(token);
        return switch (resetPassword.reset(proof, Password.of(typed), Network.of(request.sourceIp()))) {
            case Done() -> page.changed(request, Optional.empty());
            case InvalidCode() -> pages.failure(request, FailureKind.SPENT_LINK);
            case WeakPassword(var verdict) -> again(request, 200, token, new Trouble.WeakPassword(verdict));
            case TooManyTries(var wait) ->
                again(request, Problem.TOO_MANY_REQUESTS.status(), token, new Trouble.TooManyTries(wait))
                        .retryAfter(wait);
        };
    }

    private Response again(Request request, int status, String token, NewPasswordTrouble trouble) {
        return page.byLink(request, status, token, Optional.of(trouble));
    }
}
