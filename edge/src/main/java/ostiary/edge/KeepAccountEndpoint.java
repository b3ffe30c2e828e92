package ostiary.edge;

import ostiary.core.client.RegisteredClient;
import ostiary.core.deletion.CancelDeletion;
import ostiary.edge.page.Page;
import ostiary.edge.page.Trouble;

/// The form of the page that offers to keep an account that will be deleted. It signs nobody in.
public final class KeepAccountEndpoint implements PageForm.Action {
    private final CancelDeletion cancelDeletion;
    private final SignInPage signInPage;
    private final PageAnswers pages;

    public KeepAccountEndpoint(CancelDeletion cancelDeletion, SignInPage signInPage, PageAnswers pages) {
        this.cancelDeletion = cancelDeletion;
        this.signInPage = signInPage;
        this.pages = pages;
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        return cancelDeletion.cancel(form.get("challenge"))
                ? pages.page(request, 200, query, new Page.AccountKept(pages.authorizing(query)))
                : signInPage.again(request, 200, query, client, "", new Trouble.Expired());
    }
}
