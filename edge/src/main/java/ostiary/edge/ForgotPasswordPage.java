package ostiary.edge;

import java.util.Optional;
import ostiary.blueprint.RecoveryPagesApi;
import ostiary.edge.page.ForgotTrouble;
import ostiary.edge.page.ForgottenPasswordPage;
import ostiary.edge.page.NewPasswordTrouble;
import ostiary.edge.page.ResetTrouble;

/// The pages by which another password is set, each with the request that it is for.
public final class ForgotPasswordPage {
    private final PageAnswers pages;

    public ForgotPasswordPage(PageAnswers pages) {
        this.pages = pages;
    }

    /// Asks for the address.
    Response first(
            Request request,
            int status,
            AuthorizationQuery query,
            Optional<String> email,
            Optional<ForgotTrouble> trouble) {
        return pages.form(
                request,
                status,
                query,
                hidden -> new ForgottenPasswordPage.ForgotPassword(
                        pages.path(RecoveryPagesApi.FORGOT_PASSWORD),
                        hidden,
                        email,
                        pages.authorizing(query),
                        trouble));
    }

    /// The form that comes once a mail is on its way, or seems to be.
    ///
    /// @param query with the address as its hint
    /// @param reset the text of the request
    Response checkMail(
            Request request, int status, AuthorizationQuery query, String reset, Optional<ResetTrouble> trouble) {
        return pages.form(
                request,
                status,
                query,
                hidden -> new ForgottenPasswordPage.ResetPassword(
                        pages.path(RecoveryPagesApi.RESET_BY_CODE),
                        PageAnswers.with(hidden, "reset", reset),
                        query.only("login_hint"),
                        pages.forgetting(query),
                        trouble));
    }

    /// The form for whoever follows the mailed link.
    Response byLink(Request request, int status, String token, Optional<NewPasswordTrouble> trouble) {
        return pages.form(
                request,
                status,
                AuthorizationQuery.NONE,
                hidden -> new ForgottenPasswordPage.ResetByLink(
                        pages.path(RecoveryPagesApi.RESET_BY_LINK), PageAnswers.with(hidden, "token", token), trouble));
    }

    /// @param query of the request that the user comes from, if that is known
    Response changed(Request request, Optional<AuthorizationQuery> query) {
        return pages.page(request, 200, new ForgottenPasswordPage.PasswordChanged(query.map(pages::authorizing)));
    }
}
