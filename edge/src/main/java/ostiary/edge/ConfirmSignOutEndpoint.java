package ostiary.edge;

import java.time.Duration;
import ostiary.blueprint.PagesApi;
import ostiary.core.oauth.SignOut;
import ostiary.edge.page.FailureKind;

/// The form of the page that asks whether to sign out, and of the one that does not ask. It ends the session of the
/// browser that was given the page, whatever the request says by now.
public final class ConfirmSignOutEndpoint implements Endpoint {
    private final ParameterReader reader = new ParameterReader(PagesApi.CONFIRM_SIGN_OUT.body());
    private final SignOutAnswer answer;
    private final SignOut signOut;
    private final PageAnswers pages;

    public ConfirmSignOutEndpoint(SignOut signOut, PageAnswers pages) {
        this.answer = new SignOutAnswer(pages);
        this.signOut = signOut;
        this.pages = pages;
    }

    @Override
    public Response handle(Request request) {
        return switch (reader.body(request)) {
            case Reading.Refused _ -> pages.failure(request, FailureKind.UNREADABLE_REQUEST);
            case Reading.Read(var form) ->
                FormTie.holds(request, form)
                        ? handle(request, form)
                        : pages.failure(request, FailureKind.MISSING_COOKIE);
        };
    }

    private Response handle(Request request, FieldValues form) {
        var query = AuthorizationQuery.read(form.find("request").orElse(""));
        var asked = query.flatMap(SignOutRequest::read);
        if (query.isEmpty() || asked.isEmpty()) {
            return pages.failure(request, FailureKind.UNREADABLE_REQUEST);
        }
        var cookie = request.cookie(PagesApi.SESSION_COOKIE);
        signOut.signOut(asked.get().asked(), cookie);
        return answer.leaving(query.get(), asked.get(), signOut.look(asked.get().asked(), cookie))
                .with(SetCookie.of(PagesApi.SESSION_COOKIE, "").keptFor(Duration.ZERO));
    }
}
