package ostiary.edge;

import java.util.Optional;
import ostiary.blueprint.RecoveryPagesApi;
import ostiary.core.recovery.RestoreAddress;
import ostiary.core.recovery.RestoreAddress.Outcome.AddressIsTaken;
import ostiary.core.recovery.RestoreAddress.Outcome.Done;
import ostiary.core.recovery.RestoreAddress.Outcome.FactorNeeded;
import ostiary.core.recovery.RestoreAddress.Outcome.InvalidLink;
import ostiary.core.recovery.RestoreAddress.Outcome.TooManyTries;
import ostiary.core.recovery.RestoreAddress.Outcome.WrongCode;
import ostiary.core.recovery.WayBack;
import ostiary.core.throttle.Network;
import ostiary.edge.page.AddressPage;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.SecondFactorTrouble;
import ostiary.edge.page.Trouble;

/// The page behind the link that was mailed to the address before, and its form, in whichever browser. Who gets the
/// page alone changes nothing, since programs that look for harm in mails follow each link.
public final class RestoreAddressEndpoint implements Endpoint {
    private final RestoreAddress restore;
    private final WayBack wayBack;
    private final PageAnswers pages;
    private final TiedForm tiedForm;

    public RestoreAddressEndpoint(RestoreAddress restore, WayBack wayBack, PageAnswers pages) {
        this.restore = restore;
        this.wayBack = wayBack;
        this.pages = pages;
        this.tiedForm = new TiedForm(RecoveryPagesApi.RESTORE_ADDRESS.body(), pages);
    }

    @Override
    public Response handle(Request request) {
        return request.method().equals("POST")
                ? tiedForm.handle(
                        request,
                        form -> restore(
                                request, form.get("token"), form.find("code").filter(code -> !code.isBlank())))
                : show(request);
    }

    /// It doesn't ask whether the link is good still: that shows once it is used.
    private Response show(Request request) {
        return new AuthorizationQuery(request.query())
                .only("token")
                .filter(token -> wayBack.read(token).isPresent())
                .map(token -> page(request, 200, token, false, Optional.empty()))
                .orElseGet(() -> pages.failure(request, FailureKind.SPENT_LINK));
    }

    private Response restore(Request request, String token, Optional<String> code) {
        return switch (restore.restore(wayBack.read(token), code, Network.of(request.sourceIp()))) {
            case Done() -> pages.page(request, 200, new AddressPage.Changed(true));
            case InvalidLink() -> pages.failure(request, FailureKind.SPENT_LINK);
            case AddressIsTaken() -> pages.failure(request, FailureKind.TAKEN_ADDRESS);
            case FactorNeeded() -> page(request, 200, token, true, Optional.empty());
            case WrongCode() -> page(request, 200, token, true, Optional.of(new Trouble.WrongCode()));
            case TooManyTries(var wait) ->
                page(
                                request,
                                Problem.TOO_MANY_REQUESTS.status(),
                                token,
                                code.isPresent(),
                                Optional.of(new Trouble.TooManyTries(wait)))
                        .retryAfter(wait);
        };
    }

    private Response page(
            Request request, int status, String token, boolean asksForCode, Optional<SecondFactorTrouble> trouble) {
        return pages.form(
                request,
                status,
                AuthorizationQuery.NONE,
                hidden -> new AddressPage.Restore(
                        pages.path(RecoveryPagesApi.RESTORE_ADDRESS),
                        PageAnswers.with(hidden, "token", token),
                        asksForCode,
                        trouble));
    }
}
