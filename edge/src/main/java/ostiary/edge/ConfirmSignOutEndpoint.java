package ostiary.edge;

import java.util.Optional;
import ostiary.blueprint.PagesApi;
import ostiary.core.oauth.SignOut;
import ostiary.edge.page.FailureKind;

/// The form of the page that asks whether to sign out, and of the one that does not ask. It ends the session of the
/// browser that was given the page, whatever the request says by now.
public final class ConfirmSignOutEndpoint implements Endpoint {
    private final TiedForm tiedForm;
    private final SignOutAnswer answer;
    private final SignOut signOut;
    private final PageAnswers pages;

    public ConfirmSignOutEndpoint(SignOut signOut, PageAnswers pages) {
        this.tiedForm = new TiedForm(PagesApi.CONFIRM_SIGN_OUT.body(), pages);
        this.answer = new SignOutAnswer(pages);
        this.signOut = signOut;
        this.pages = pages;
    }

    @Override
    public Response handle(Request request) {
        return tiedForm.handle(request, form -> handle(request, form));
    }

    private Response handle(Request request, FieldValues form) {
        var query = AuthorizationQuery.read(form.find("request").orElse(""));
        var asked = query.flatMap(SignOutRequest::read);
        if (query.isEmpty() || asked.isEmpty()) {
            return pages.failure(request, FailureKind.UNREADABLE_REQUEST);
        }
        signOut.signOut(asked.get().asked(), request.cookie(PagesApi.SESSION_COOKIE));
        var found = signOut.look(asked.get().asked(), Optional.empty());
        return answer.leaving(query.get(), asked.get(), found).with(SetCookie.removal(PagesApi.SESSION_COOKIE));
    }
}
