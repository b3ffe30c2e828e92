package ostiary.edge;

import java.util.Optional;
import ostiary.blueprint.RecoveryPagesApi;
import ostiary.core.password.Password;
import ostiary.core.recovery.ConfirmAddressChange;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.Done;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.InvalidCode;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.TooManyTries;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.WrongPassword;
import ostiary.core.recovery.ResetSecrets;
import ostiary.core.throttle.Network;
import ostiary.edge.page.AddressPage;
import ostiary.edge.page.AddressTrouble;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Trouble;

/// The page behind the link that was mailed to a new address, and its form, in whichever browser. Who gets the page
/// alone changes nothing, since programs that look for harm in mails follow each link.
public final class ConfirmAddressByLinkEndpoint implements Endpoint {
    private final ConfirmAddressChange confirm;
    private final ResetSecrets secrets;
    private final PageAnswers pages;
    private final TiedForm tiedForm;

    /// @param secrets of addresses
    public ConfirmAddressByLinkEndpoint(ConfirmAddressChange confirm, ResetSecrets secrets, PageAnswers pages) {
        this.confirm = confirm;
        this.secrets = secrets;
        this.pages = pages;
        this.tiedForm = new TiedForm(RecoveryPagesApi.CONFIRM_ADDRESS.body(), pages);
    }

    @Override
    public Response handle(Request request) {
        return request.method().equals("POST")
                ? tiedForm.handle(
                        request, form -> confirm(request, form.get("token"), Password.of(form.get("current_password"))))
                : show(request);
    }

    /// It doesn't ask whether the link is good still: that shows once it is used.
    private Response show(Request request) {
        return new AuthorizationQuery(request.query())
                .only("token")
                .filter(token -> secrets.byLink(token).isPresent())
                .map(token -> page(request, 200, token, Optional.empty()))
                .orElseGet(() -> pages.failure(request, FailureKind.SPENT_LINK));
    }

    private Response confirm(Request request, String token, Password password) {
        return switch (confirm.byLink(secrets.byLink(token), password, Network.of(request.sourceIp()))) {
            case Done() -> pages.page(request, 200, new AddressPage.Changed(false));
            case InvalidCode() -> pages.failure(request, FailureKind.SPENT_LINK);
            case WrongPassword() -> page(request, 200, token, Optional.of(new Trouble.WrongPassword()));
            case TooManyTries(var wait) ->
                page(request, Problem.TOO_MANY_REQUESTS.status(), token, Optional.of(new Trouble.TooManyTries(wait)))
                        .retryAfter(wait);
        };
    }

    private Response page(Request request, int status, String token, Optional<AddressTrouble> trouble) {
        return pages.form(
                request,
                status,
                AuthorizationQuery.NONE,
                hidden -> new AddressPage.Confirm(
                        pages.path(RecoveryPagesApi.CONFIRM_ADDRESS),
                        PageAnswers.with(hidden, "token", token),
                        trouble));
    }
}
