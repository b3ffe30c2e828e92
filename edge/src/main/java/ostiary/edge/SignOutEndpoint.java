package ostiary.edge;

import java.net.URI;
import java.util.Optional;
import ostiary.blueprint.PagesApi;
import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.SignOut;
import ostiary.core.oauth.SignOut.Found;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.SignOutPage;

/// Where clients send browsers to sign out (OpenID Connect RP-Initiated Logout §2). It asks, and ends nothing: any page
/// can make a browser come here.
public final class SignOutEndpoint implements Endpoint {
    private final SignOutAnswer answer;
    private final SignOut signOut;
    private final PageAnswers pages;

    public SignOutEndpoint(SignOut signOut, PageAnswers pages) {
        this.answer = new SignOutAnswer(pages);
        this.signOut = signOut;
        this.pages = pages;
    }

    @Override
    public Response handle(Request request) {
        return request.method().equals("POST") ? byQuery(request) : ask(request);
    }

    /// A form of another site comes without the cookies that a request for a page comes with.
    private Response byQuery(Request request) {
        return AuthorizationQuery.ofForm(request)
                .map(query -> Response.redirect(303, URI.create(pages.path(PagesApi.SIGN_OUT) + "?" + query.text())))
                .orElseGet(() -> pages.failure(request, FailureKind.UNREADABLE_REQUEST));
    }

    private Response ask(Request request) {
        var query = new AuthorizationQuery(request.query());
        return SignOutRequest.read(query)
                .map(asked -> ask(
                        request, query, asked, signOut.look(asked.asked(), request.cookie(PagesApi.SESSION_COOKIE))))
                .orElseGet(() -> pages.failure(request, FailureKind.UNREADABLE_REQUEST));
    }

    private Response ask(Request request, AuthorizationQuery query, SignOutRequest asked, Found found) {
        if (!found.isSignedIn()) {
            return answer.signedOut(request, asked, found);
        }
        var action = pages.path(PagesApi.CONFIRM_SIGN_OUT);
        boolean isAgreed = found.isAgreed() && !found.isLost();
        return pages.form(
                request,
                200,
                query,
                hidden -> isAgreed
                        ? new SignOutPage.SigningOut(action, hidden)
                        : new SignOutPage.SignOut(action, hidden, name(found), found.isLost()));
    }

    private static Optional<String> name(Found found) {
        return found.client().map(RegisteredClient::name);
    }
}
