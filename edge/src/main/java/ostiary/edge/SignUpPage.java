package ostiary.edge;

import java.util.Optional;
import ostiary.blueprint.PagesApi;
import ostiary.core.client.RegisteredClient;
import ostiary.core.signup.SignUpAttempt;
import ostiary.edge.page.Page;
import ostiary.edge.page.SecondFactorTrouble;
import ostiary.edge.page.SignUpTrouble;

/// The pages of a sign-up, each with the request that it is for.
public final class SignUpPage {
    private final PageAnswers pages;

    public SignUpPage(PageAnswers pages) {
        this.pages = pages;
    }

    /// The page for a user whom the client or the sign-in page has sent here.
    Response first(Request request, AuthorizationQuery query, RegisteredClient client) {
        return of(request, 200, query, client, query.only("login_hint"), Optional.empty());
    }

    /// Once more.
    Response again(
            Request request,
            int status,
            AuthorizationQuery query,
            RegisteredClient client,
            Optional<String> email,
            SignUpTrouble trouble) {
        return of(request, status, query, client, email, Optional.of(trouble));
    }

    private Response of(
            Request request,
            int status,
            AuthorizationQuery query,
            RegisteredClient client,
            Optional<String> email,
            Optional<SignUpTrouble> trouble) {
        return pages.form(
                request,
                status,
                query,
                hidden -> new Page.SignUp(
                        pages.path(PagesApi.SIGN_UP),
                        hidden,
                        client.name(),
                        email,
                        pages.authorizing(query.notSigningUp()),
                        trouble));
    }

    /// The page that asks for a code once a mail is on its way, or seems to be.
    ///
    /// @param text the attempt as the page carries it
    /// @param isAgain whether another mail has just been asked for
    Response checkMail(
            Request request,
            int status,
            AuthorizationQuery query,
            SignUpAttempt attempt,
            String text,
            boolean isAgain,
            Optional<SecondFactorTrouble> trouble) {
        var email = attempt.email().value();
        return pages.form(
                request,
                status,
                query,
                hidden -> new Page.CheckMail(
                        pages.path(PagesApi.CONFIRM_SIGN_UP),
                        pages.path(PagesApi.RESEND_CODE),
                        PageAnswers.with(hidden, "sign_up", text),
                        email,
                        pages.authorizing(query.signingUp().hinting(email)),
                        isAgain,
                        trouble));
    }
}
