package ostiary.edge;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import ostiary.blueprint.PagesApi;
import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.SignUpInBrowser;
import ostiary.core.oauth.SignUpInBrowser.Outcome.SignedUp;
import ostiary.core.oauth.SignUpInBrowser.Outcome.TooManyGuesses;
import ostiary.core.oauth.SignUpInBrowser.Outcome.WrongCode;
import ostiary.core.signup.SignUp.Outcome.TooManyRequests;
import ostiary.core.signup.SignUpAttempt;
import ostiary.core.token.RefreshToken;
import ostiary.edge.page.SecondFactorTrouble;
import ostiary.edge.page.Trouble;

/// The two forms of the page that asks for a mailed code: one brings it, the other asks for another.
public final class MailedCodeEndpoint implements PageForm.Action {
    private static final String ATTEMPT = "sign_up";

    private final SignUpInBrowser signUp;
    private final SignUpPage page;
    private final PageAnswers pages;

    public MailedCodeEndpoint(SignUpInBrowser signUp, SignUpPage page, PageAnswers pages) {
        this.signUp = signUp;
        this.page = page;
        this.pages = pages;
    }

    /// An attempt that is too old leads back to the first page.
    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        var attempt = signUp.read(form.get(ATTEMPT));
        if (attempt.isEmpty()) {
            return page.again(request, 200, query, client, Optional.empty(), new Trouble.Expired());
        }
        var step = new Step(request, query, attempt.get(), form.get(ATTEMPT));
        return form.find("code").map(code -> confirm(step, code)).orElseGet(() -> resend(step));
    }

    /// @param text the attempt, as the page carries it
    private record Step(Request request, AuthorizationQuery query, SignUpAttempt attempt, String text) {
        @Override
        public String toString() {
            return "Step " + request;
        }
    }

    private Response confirm(Step step, String code) {
        return switch (signUp.confirm(
                step.attempt(),
                code,
                step.request().cookie(PagesApi.SESSION_COOKIE),
                step.request().device())) {
            case SignedUp(var session) -> signedUp(step, session);
            case WrongCode() -> again(step, 200, false, Optional.of(new Trouble.WrongCode()));
            case TooManyGuesses(var wait) -> tooMany(step, wait);
        };
    }

    private Response resend(Step step) {
        return signUp.resend(step.attempt(), step.request().device()) instanceof TooManyRequests(var wait)
                ? tooMany(step, wait)
                : again(step, 200, true, Optional.empty());
    }

    /// Sends the user on to the client; to the sign-in page first, where an account of ours lets nobody in: also if
    /// somebody else is still signed in.
    private Response signedUp(Step step, Optional<RefreshToken> session) {
        var next = session.isPresent()
                ? step.query().signedIn()
                : step.query().signingIn().hinting(step.attempt().email().value());
        var response = Response.redirect(303, URI.create(pages.authorizing(next)));
        return session.map(token -> response.with(SetCookie.of(PagesApi.SESSION_COOKIE, token.text())))
                .orElse(response);
    }

    private Response tooMany(Step step, Duration wait) {
        return again(step, Problem.TOO_MANY_REQUESTS.status(), false, Optional.of(new Trouble.TooManyTries(wait)))
                .retryAfter(wait);
    }

    private Response again(Step step, int status, boolean isAgain, Optional<SecondFactorTrouble> trouble) {
        return page.checkMail(step.request(), status, step.query(), step.attempt(), step.text(), isAgain, trouble);
    }
}
