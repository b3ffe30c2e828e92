package ostiary.edge;

import ostiary.blueprint.Route;
import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.Authorize;
import ostiary.edge.page.FailureKind;

/// A form of a page. It is handled if it comes from a page that this browser was given, and is for a client that is
/// there; else the user is told what to do.
public final class PageForm implements Endpoint {
    private final TiedForm tiedForm;
    private final Authorize authorize;
    private final PageAnswers pages;
    private final Action action;

    public PageForm(Route route, Authorize authorize, PageAnswers pages, Action action) {
        this.tiedForm = new TiedForm(route.body(), pages);
        this.authorize = authorize;
        this.pages = pages;
        this.action = action;
    }

    @Override
    public Response handle(Request request) {
        return tiedForm.handle(request, form -> handle(request, form));
    }

    private Response handle(Request request, FieldValues form) {
        var query = AuthorizationQuery.read(form.get("request"));
        var client = query.flatMap(found -> found.only("client_id"))
                .flatMap(authorize::client)
                .or(() -> query.flatMap(OwnPage::of).map(_ -> OwnPage.CLIENT));
        return client.isEmpty()
                ? pages.failure(request, FailureKind.UNREADABLE_REQUEST)
                : action.handle(request, form, query.orElseThrow(), client.get());
    }

    /// Handles a form.
    @FunctionalInterface
    public interface Action {
        /// Answers a form.
        ///
        /// @param query of the request that the page is for
        Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client);
    }
}
