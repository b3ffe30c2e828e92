package ostiary.edge;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.PagesApi;
import ostiary.core.oauth.SignOut.Found;
import ostiary.edge.page.SignOutPage;

/// Where a user goes once nobody is signed in any more. A browser is sent on by itself to a client that has proved by
/// an ID token who it is; for another one that is named there is a link.
final class SignOutAnswer {
    private final PageAnswers pages;

    SignOutAnswer(PageAnswers pages) {
        this.pages = pages;
    }

    /// The answer after a request.
    Response signedOut(Request request, SignOutRequest asked, Found found) {
        var backTo = backTo(asked, found);
        return backTo.isPresent() && found.isProven()
                ? Response.redirect(302, URI.create(backTo.get()))
                : pages.page(request, 200, new SignOutPage.SignedOut(backTo));
    }

    /// The answer after a form, whose page is not to be sent once more by whoever reloads the next one.
    Response leaving(AuthorizationQuery query, SignOutRequest asked, Found found) {
        var target = backTo(asked, found)
                .filter(_ -> found.isProven())
                .orElseGet(() -> pages.path(PagesApi.SIGN_OUT) + "?" + withoutToken(query));
        return Response.redirect(303, URI.create(target));
    }

    private static Optional<String> backTo(SignOutRequest asked, Found found) {
        return found.backTo()
                .map(uri -> asked.state()
                        .map(state -> AuthorizationAnswer.with(uri, Map.of("state", state)))
                        .orElse(uri));
    }

    private static String withoutToken(AuthorizationQuery query) {
        var others = new LinkedHashMap<String, List<String>>(query.parameters());
        others.remove("id_token_hint");
        return new AuthorizationQuery(others).text();
    }
}
